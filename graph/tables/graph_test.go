package tables_test

import (
	"strings"
	"testing"
)

func TestGraphMLOfItsUsualWritersIsRead(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"networkx": {`<?xml version='1.0' encoding='utf-8'?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="d1" for="edge" attr.name="weight" attr.type="double"/>
  <key id="d0" for="node" attr.name="id" attr.type="string"><desc>own</desc><default>none</default></key>
  <graph edgedefault="undirected">
    <node id="n0"><data key="d0">Acme</data></node><node id="n1"/>
    <edge source="n0" target="n1"><data key="d1">2</data></edge>
    <hyperedge><endpoint node="n0"/></hyperedge>
  </graph>
</graphml>`, "[nodes] 6: id=n0 id (2)=Acme. 6: id=n1 id (2)=none.\n[edges] 7: source=n0 target=n1 directed=false weight=2. 8: WRONG it joins more than two nodes at once."},
		"yEd": {`<graphml xmlns:y="http://www.yworks.com/xml/graphml"><key for="node" id="d6" yfiles.type="nodegraphics"/><key for="edge" id="d9" yfiles.type="edgegraphics"/>
<graph edgedefault="directed"><node id="n0" yfiles.foldertype="group"><data key="d6"><y:ShapeNode><y:Geometry x="1"/><y:NodeLabel a="b"> Acme <y:Model/></y:NodeLabel></y:ShapeNode></data>
<graph><node id="n0::n1"><data key="d6"><y:GenericNode><y:NodeLabel>Ada</y:NodeLabel></y:GenericNode></data></node></graph></node>
<edge id="e0" source="n0" target="n0::n1"><data key="d9"><y:PolyLineEdge><y:EdgeLabel>owns</y:EdgeLabel></y:PolyLineEdge></data></edge></graph></graphml>`,
			"[nodes] 3: id=n0::n1 label=Ada. 2: id=n0 label=Acme.\n[edges] 4: id=e0 source=n0 target=n0::n1 label=owns."},
		"latin": {"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><graphml><graph><node id=\"caf\xe9\"/></graph></graphml>", "[nodes] 1: id=café.\n[edges]"},
	} {
		if got := told(open(t, name+".xml", c.text)); got != c.want {
			t.Errorf("%s:\n%s, want\n%s", name, got, c.want)
		}
	}
}

// gexfFile has what each version of GEXF has, and a namespace to fill in.
const gexfFile = `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="NAMESPACE" xmlns:viz="NAMESPACE/viz"><meta><description>A file</description></meta>
<graph defaultedgetype="undirected">
<attributes class="node"><attribute id="0" title="kind" type="string"><default>Thing</default><options>x|y</options></attribute><attribute id="1" title="tags" type="liststring"/></attributes>
<nodes><node id="a" label="Acme" start="2019"><attvalues><attvalue FOR="0" value="Company"/><attvalue FOR="1" value="[oil, gas]"/></attvalues><viz:position x="1.5" y="2"/>
<nodes><node id="b" label="Ada"><spells><spell start="2001" end="2003"/><spell start="2007" end="2009"/></spells></node></nodes></node></nodes>
<edges><edge id="e" source="a" target="b" type="directed" weight="2.5" label="owns"/><edge source="b" target="a"/></edges>
</graph></gexf>`

func TestGEXFOfEveryNamespaceIsReadAlike(t *testing.T) {
	want := "[nodes] 6: id=b label=Ada pid=a start=2001 end=2009 kind=Thing. 5: id=a label=Acme start=2019 x=1.5 y=2 kind=Company tags=oil|gas.\n" +
		"[edges] 7: id=e source=a target=b label=owns direction=directed weight=2.5. 7: source=b target=a direction=undirected."
	for _, namespace := range []string{"http://www.gexf.net/1.1draft", "http://www.gexf.net/1.2draft", "http://gexf.net/1.3", "http://www.gephi.org/gexf", ""} {
		for _, word := range []string{"for", "id"} { // what the oldest files call it
			text := strings.ReplaceAll(strings.ReplaceAll(gexfFile, "NAMESPACE", namespace), "FOR", word)
			if got := told(open(t, "x.gexf", text)); got != want {
				t.Errorf("%s:\n%s, want\n%s", namespace, got, want)
			}
		}
	}
}
