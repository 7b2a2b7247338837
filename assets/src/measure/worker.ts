// The thread that measures. Each metric is answered as soon as it is known.
import type { MeasureAnswer, MeasureJob } from "../model/measures";
import { measure } from "./measure";
import { Network } from "./network";

const worker = globalThis as unknown as {
  onmessage: (message: MessageEvent<MeasureJob>) => void;
  postMessage(answer: MeasureAnswer, transfer?: Transferable[]): void;
};

worker.onmessage = ({ data: { id, metrics, count, edges } }) => {
  const network = new Network(count, edges);
  for (const metric of metrics) {
    try {
      const { values, sample } = measure(metric, network);
      worker.postMessage({ id, metric, values, ...(sample ? { sample } : {}) }, [values.buffer]);
    } catch (error) {
      worker.postMessage({ id, metric, error: String(error) });
    }
  }
};
