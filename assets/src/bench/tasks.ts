// How long the page is not listening: the tasks of its main thread.

export const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(() => resolve(performance.now())));

/** The milliseconds of the longest task while something goes on; 0 where none was longer than the 50 that browsers tell of. */
export async function longestTask(work: () => Promise<void>): Promise<number> {
  const tasks: PerformanceEntry[] = [];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries()));
  observer.observe({ type: "longtask" });
  const begun = performance.now();
  await work();
  await nextFrame();
  await new Promise((resolve) => setTimeout(resolve, 100)); // browsers tell of a task after it
  tasks.push(...observer.takeRecords());
  observer.disconnect();
  return Math.max(0, ...tasks.filter(({ startTime, duration }) => startTime + duration > begun).map(({ duration }) => duration));
}
