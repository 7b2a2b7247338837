package views

import (
	"cmp"
	"context"
	"math"
	"slices"

	"clew/graph"
)

// Picture is a view drawn by the server, in pixels from the top left: the same
// shapes, colours and lines as on the canvas, from the stored positions.
type Picture struct {
	Width, Height float64
	Title         string // says in a line what is drawn, for those who don't see it
	nodes         []drawnNode
	links         []drawnLink
	names         []drawnText
	words         []drawnText // of links
	notes         []drawnNote // of the author
	icons         map[string]string
	dresses       map[string]graph.Dress // what rules of style say, by ID
	prefix        string
}

// PictureOptions say how large a picture is and what stands out.
type PictureOptions struct {
	Width, Height float64           // 0: as the view's own shape asks
	Absent        map[string]bool   // entities and links that keep their place and are not drawn
	Marks         map[string]string // what became of an entity or a link: MarkNew, MarkGone, MarkChanged
	Prefix        string            // of the ids within an SVG, where a page has several
	Plain         bool              // names have only letters that a PNG can show: see plainNames
}

// What a comparison marks.
const (
	MarkNew     = "new"
	MarkGone    = "gone"
	MarkChanged = "changed"
)

type point struct{ x, y float64 }

type drawnNode struct {
	at       point
	radius   float64
	look     look
	selected bool
	pinned   bool
	dimmed   bool
	mark     string
	id       string
}

// Measures of a picture.
const (
	pictureWidth  = 780
	lowest        = 380 // heights that a picture may take by itself
	highest       = 680
	closest       = 1.5 // pixels a unit, at most
	sideMargin    = 76  // room for names beside the outermost entities
	topMargin     = 44
	bottomMargin  = 58
	iconsFrom     = 8   // the radius from which on an icon can be told
	fewEntities   = 80  // so many are drawn large enough for their icons
	legibleRadius = 13  // of the least connected of few
	minRadius     = 1.6 // of any
)

// Draw lays a view out as a picture. What the author had hidden is not drawn.
func (p *Painter) Draw(ctx context.Context, view graph.View, options PictureOptions) *Picture {
	shown, _ := view.Parts()
	frame := frameOf(shown, options)
	dresses, _ := view.Drawn()
	picture := &Picture{Width: frame.width, Height: frame.height, Title: pictureTitle(ctx, shown), icons: map[string]string{}, prefix: options.Prefix, dresses: dresses}
	places := p.place(shown, frame, picture.dresses, options)
	picture.drawLinks(shown, places, frame.swell(), options)
	for _, e := range shown.Entities {
		if options.Absent[e.ID] {
			continue
		}
		node := *places[e.ID]
		picture.nodes = append(picture.nodes, node)
		if node.radius >= iconsFrom {
			picture.icons[node.look.Icon] = p.icon(node.look.Icon)
		}
	}
	picture.label(ctx, shown, places, options)
	picture.annotate(shown.Annotations, frame)
	return picture
}

// frame is how the canvas's units become pixels.
type frame struct {
	width, height float64
	scale         float64
	x, y          float64 // the point in the middle
}

func frameOf(view graph.View, options PictureOptions) frame {
	box := boxAround(view)
	w, h := box.right-box.left, box.bottom-box.top
	f := frame{width: options.Width, height: options.Height, x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2}
	if f.width == 0 {
		f.width = pictureWidth
		scale := min((f.width-2*sideMargin)/max(w, 1), closest)
		f.height = math.Round(min(max(h*scale+topMargin+bottomMargin, lowest), highest))
	}
	f.scale = min((f.width-2*sideMargin)/max(w, 1), (f.height-topMargin-bottomMargin)/max(h, 1), closest)
	return f
}

// swell is how large things are drawn: they shrink with the picture, so that
// what does not overlap stays apart, and grow less than it does.
func (f frame) swell() float64 {
	if f.scale <= 1 {
		return f.scale
	}
	return math.Sqrt(f.scale)
}

func (f frame) at(x, y float64) point {
	return point{f.width/2 + (x-f.x)*f.scale, f.height/2 - (y-f.y)*f.scale + (topMargin-bottomMargin)/2}
}

// boxAround is what the entities and notes of a view take in the canvas's
// units; its top is the smallest y.
func boxAround(view graph.View) rect {
	if len(view.Entities) == 0 {
		return rect{}
	}
	box := rect{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	take := func(x, y float64) {
		box.left, box.right = min(box.left, x), max(box.right, x)
		box.top, box.bottom = min(box.top, y), max(box.bottom, y)
	}
	for _, e := range view.Entities {
		take(e.X, e.Y)
	}
	for _, a := range view.Annotations {
		for _, corner := range cornersOf(a) {
			take(corner[0], corner[1])
		}
	}
	return box
}

// place puts every entity at its pixels, large enough to be told where there
// is room.
func (p *Painter) place(view graph.View, f frame, dresses map[string]graph.Dress, options PictureOptions) map[string]*drawnNode {
	nodes, dimmed := make([]*drawnNode, len(view.Entities)), view.Dimmed()
	places := make(map[string]*drawnNode, len(nodes))
	for i, e := range view.Entities {
		_, selected := slices.BinarySearch(view.Selection, e.ID)
		nodes[i] = &drawnNode{at: f.at(e.X, e.Y), look: p.look(e.Type).dressed(dresses[e.ID]), selected: selected, pinned: e.Pinned, mark: options.Marks[e.ID], id: e.ID}
		nodes[i].dimmed = dimmed[e.ID] && !selected && nodes[i].mark == ""
		places[e.ID] = nodes[i]
	}
	rooms := roomsOf(nodes)
	swell := f.swell()
	legible := legibleRadius * min(1, fewEntities/float64(max(len(nodes), 1)))
	for i, e := range view.Entities {
		radius := cmp.Or(dresses[e.ID].Size, min(smallestRadius+2.4*math.Log2(1+float64(max(e.Degree, 0))), 34))
		wanted := legible * math.Sqrt(radius/smallestRadius)
		nodes[i].radius = max(radius*swell, min(rooms[i], wanted), minRadius)
	}
	return places
}

// smallestRadius is that of an entity without links, in the canvas's units.
const smallestRadius = 12

// roomsOf returns half the distance from each node to its nearest neighbour.
func roomsOf(nodes []*drawnNode) []float64 {
	order := make([]int, len(nodes))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(nodes[a].at.x, nodes[b].at.x) })
	rooms := make([]float64, len(nodes))
	for i := range rooms {
		rooms[i] = math.Inf(1)
	}
	for i, a := range order {
		for _, b := range order[i+1:] {
			if (nodes[b].at.x-nodes[a].at.x)/2 > rooms[a] && nodes[b].at.x-nodes[a].at.x > 100 {
				break
			}
			half := distance(nodes[a].at, nodes[b].at) / 2
			rooms[a], rooms[b] = min(rooms[a], half), min(rooms[b], half)
		}
	}
	return rooms
}

func distance(a, b point) float64 { return math.Hypot(a.x-b.x, a.y-b.y) }

func pictureTitle(ctx context.Context, view graph.View) string {
	return view.Title + ": " + t(ctx, "counts.both", "entities", t(ctx, "counts.entities", "n", len(view.Entities)), "links", t(ctx, "counts.links", "n", len(view.Links)))
}
