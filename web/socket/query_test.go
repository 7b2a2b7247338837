package socket_test

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"clew/graph"
	"clew/graph/graphtest"
	"clew/web/socket"
)

// answer is all that a query brought.
type answer struct {
	begin socket.QueryBegin
	rows  [][]json.RawMessage
	parts int
	done  socket.QueryDone
	fault socket.Error
}

// ask reads the frames of a query until its end, acknowledging each.
func (b *browser) ask(stream int64) (a answer) {
	b.tb.Helper()
	for {
		if err := b.SetReadDeadline(time.Now().Add(patience)); err != nil {
			b.tb.Fatal(err)
		}
		_, data, err := b.ReadMessage()
		if err != nil {
			b.tb.Fatal(err)
		}
		var head struct{ Op string }
		b.into(data, &head)
		switch head.Op {
		case "begin":
			b.into(data, &a.begin)
		case "rows":
			var page socket.QueryRows
			b.into(data, &page)
			a.rows, a.parts = append(a.rows, page.Rows...), a.parts+1
			b.send(`{"op":"ack","stream":%d,"seq":%d}`, stream, page.Seq)
		case "done":
			b.into(data, &a.done)
			return a
		default:
			b.into(data, &a.fault)
			return a
		}
	}
}

func (b *browser) into(data []byte, frame any) {
	b.tb.Helper()
	if err := json.Unmarshal(data, frame); err != nil {
		b.tb.Fatalf("%s: %v", data, err)
	}
}

func TestRowsOfAQueryComeInOrderUpToTheirLimit(t *testing.T) {
	b := serve(t, hubStore(t), socket.Options{}).open(t)
	b.send(`{"op":"query","stream":1,"text":"UNWIND range(1, $n) AS i RETURN i, toString(i) AS s","params":{"n":20000},"rows":3000}`)
	a := b.ask(1)
	if len(a.rows) != 3000 || string(a.rows[2999][0]) != "3000" || string(a.rows[2999][1]) != `"3000"` || a.parts < 3 {
		t.Errorf("%d rows in %d parts", len(a.rows), a.parts)
	}
	if fmt.Sprint(a.begin.Columns) != "[i s]" || a.begin.Limit != 3000 || a.begin.Seconds != 10 {
		t.Errorf("it began with %+v", a.begin)
	}
	if a.done.Cut != socket.CutLimit || a.done.Sent != 3000 {
		t.Errorf("it ended with %+v, %+v", a.done, a.fault)
	}
	noTransactions(t)
}

func TestAQueryBringsEntitiesAndLinksWithTheirIds(t *testing.T) {
	b := serve(t, hubStore(t), socket.Options{}).open(t)
	b.send(`{"op":"query","stream":1,"text":"MATCH p = (a {id: 'leaf-0007'})-[r]->(b) RETURN a, r, p"}`)
	a := b.ask(1)
	if len(a.rows) != 1 || a.done.Cut != "" {
		t.Fatalf("%+v", a)
	}
	const entity, link = `{"id":"leaf-0007","type":"Person","name":"Leaf 叶 7"}`, `{"id":"link-7","type":"FOUNDED","source":"leaf-0007","target":"hub","evidence":0}`
	want := []string{`{"entity":` + entity + `}`, `{"link":` + link + `}`,
		`{"path":{"entities":[` + entity + `,{"id":"hub","type":"Company","name":"The hub"}],"links":[` + link + `]}}`}
	for i, cell := range a.rows[0] {
		if string(cell) != want[i] {
			t.Errorf("cell %d is %s, want %s", i, cell, want[i])
		}
	}
}

func TestAQueryWaitsForASlowBrowser(t *testing.T) {
	b := serve(t, hubStore(t), socket.Options{Credit: 2}).open(t)
	b.send(`{"op":"query","stream":1,"text":"UNWIND range(1, 3000) AS i RETURN i"}`)
	var seqs []int64
	for range 3 { // begin and two parts; then nothing
		if f := b.read(); f.Op == "rows" {
			seqs = append(seqs, f.Seq)
		}
	}
	b.send(`{"op":"expand","stream":2,"node":"hub","limit":1}`) // which nothing holds back
	for f := b.read(); f.Op != "done"; f = b.read() {
		if f.Op == "rows" {
			t.Fatal("more came than was acknowledged")
		}
	}
	b.send(`{"op":"ack","stream":1,"seq":%d}`, seqs[1])
	if a := b.ask(1); a.done.Sent != 3000 {
		t.Errorf("it ended with %+v, %+v", a.done, a.fault)
	}
}

func TestACancelledQueryIsGoneFromTheDatabase(t *testing.T) {
	b := serve(t, hubStore(t), socket.Options{}).open(t)
	b.send(`{"op":"query","stream":1,"text":"MATCH (a), (b), (c) WHERE a.name + b.name = c.name RETURN a"}`)
	if f := b.read(); f.Op != "begin" {
		t.Fatalf("%+v", f)
	}
	await(t, "the query is at work", func() bool { return len(strangers(t)) == 1 })
	b.send(`{"op":"cancel","stream":1}`)
	if a := b.ask(1); a.done.Cut != socket.CutCancelled {
		t.Errorf("it ended with %+v, %+v", a.done, a.fault)
	}
	await(t, "the query is gone", func() bool { return len(strangers(t)) == 0 })
}

// strangers are the queries at work that a browser asked for.
func strangers(tb testing.TB) [][]any {
	tb.Helper()
	return graphtest.Run(tb, "SHOW TRANSACTIONS YIELD metaData, currentQuery WHERE metaData.clew IS NOT NULL AND NOT currentQuery STARTS WITH 'EXPLAIN' RETURN currentQuery", nil)
}

func TestAFaultyQueryIsToldWhereAndWhy(t *testing.T) {
	b := serve(t, hubStore(t), socket.Options{}).open(t)
	b.send(`{"op":"query","stream":1,"text":"MATCH (a)\nRETRUN a"}`)
	if f := b.ask(1).fault; f.Kind != graph.Invalid || f.Line != 2 || f.Column != 1 {
		t.Errorf("%+v", f)
	}
	b.send(`{"op":"query","stream":2,"text":"MATCH (a) DETACH DELETE a"}`)
	if f := b.ask(2).fault; f.Kind != graph.Forbidden || f.Message != "This query would change the graph. Queries can only read it." {
		t.Errorf("%+v", f)
	}
	b.send(`{"op":"query","stream":3,"text":"RETURN 1 / 0 AS x"}`)
	if f := b.ask(3).fault; f.Kind != graph.Invalid || f.Message != "/ by zero." {
		t.Errorf("%+v", f)
	}
	b.send(`{"op":"query","stream":4,"query":"nobody"}`)
	if f := b.ask(4).fault; f.Kind != graph.NotFound {
		t.Errorf("%+v", f)
	}
}

func TestASavedQueryIsRunWithItsForm(t *testing.T) {
	store := hubStore(t)
	saved, err := store.SaveQuery(t.Context(), graph.SavedQuery{
		Name: "Who founded it", Text: "MATCH (a:Entity)-[:FOUNDED]->(:Entity {id: $company}) RETURN a.name AS name ORDER BY name LIMIT $n",
		Params: []graph.Param{
			{Name: "company", Label: "Company", Type: graph.TextParam, Required: true},
			{Name: "n", Label: "How many", Type: graph.NumberParam, Default: 3},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	filled = false // what other tests count has one node more
	b := serve(t, store, socket.Options{}).open(t)
	b.send(`{"op":"query","stream":1,"query":%q,"params":{"company":"hub","n":"5"}}`, saved.ID)
	if a := b.ask(1); len(a.rows) != 5 || string(a.rows[0][0]) != `"Leaf 叶 0"` {
		t.Errorf("%+v", a)
	}
	b.send(`{"op":"query","stream":2,"query":%q,"params":{"n":"many"}}`, saved.ID)
	if f := b.ask(2).fault; f.Kind != graph.Invalid || len(f.Fields) != 2 || f.Fields[0].Name != "company" || f.Message == "" {
		t.Errorf("%+v", f)
	}
	await(t, "the run is noted", func() bool {
		q, err := store.Query(t.Context(), saved.ID)
		return err == nil && !q.LastRun.IsZero()
	})
}
