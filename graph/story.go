package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"
	"unicode/utf8"
)

// Bounds of a story.
const (
	maxStorySteps = 60
	maxStepText   = 5_000  // characters
	maxStepNamed  = 60_000 // IDs that the steps of a story name, all together
)

// StoryStep is a step of a view's story: what of the view is in sight, how it
// is looked at, and the author's words about it.
type StoryStep struct {
	Title           string   `json:"title"`
	Text            string   `json:"text,omitempty"`    // Markdown
	Shown           []string `json:"shown"`             // IDs of entities in sight
	Lit             []string `json:"lit,omitempty"`     // IDs of entities, or of a link, that stand out
	Without         []string `json:"without,omitempty"` // IDs of links among what is shown that are out of sight
	HiddenTypes     []string `json:"hiddenTypes,omitempty"`
	HiddenLinkTypes []string `json:"hiddenLinkTypes,omitempty"`
	Lens            *Lens    `json:"lens,omitempty"`
	Camera          *Camera  `json:"camera,omitempty"`

	// Basis is a digest of what a live view's step showed when it was saved.
	// What is frozen is there to be compared itself.
	Basis string `json:"basis,omitempty"`
	// Gone counts entities that the step shows and that are not in the graph.
	Gone int `json:"-"`
}

// checkStory returns an [Error] of kind Invalid that says what is wrong with a
// draft's story, and cleans it.
func (d *Draft) checkStory() error {
	if len(d.Story) > maxStorySteps {
		return invalid("A story can have up to %d steps.", maxStorySteps)
	}
	entities := index(d.Entities, func(e DraftEntity) string { return e.ID })
	links := index(d.Links, func(id string) string { return id })
	isLink := func(id string) bool { _, there := links[id]; return there || d.Links == nil }
	isEntity := func(id string) bool { _, there := entities[id]; return there }
	d.Story = slices.Clone(d.Story) // the caller's stays as it was
	named := 0
	for i := range d.Story {
		step := &d.Story[i]
		if err := step.check(i+1, isEntity, isLink); err != nil {
			return err
		}
		if named += len(step.Shown) + len(step.Lit) + len(step.Without); named > maxStepNamed {
			return invalid("The steps of the story show more than a view can keep. Take a step out, or show less in them.")
		}
	}
	return nil
}

func (s *StoryStep) check(number int, isEntity, isLink func(string) bool) error {
	s.Title = line(s.Title)
	s.Text = strings.TrimSpace(strings.ToValidUTF8(s.Text, ""))
	s.Shown, s.Lit, s.Without = sortedIDs(s.Shown), sortedIDs(s.Lit), sortedIDs(s.Without)
	s.HiddenTypes, s.HiddenLinkTypes = sortedIDs(s.HiddenTypes), sortedIDs(s.HiddenLinkTypes)
	not := func(is func(string) bool) func(string) bool { return func(id string) bool { return !is(id) } }
	switch {
	case s.Title == "":
		return invalid("Give step %d of the story a title.", number)
	case utf8.RuneCountInString(s.Title) > maxViewTitle:
		return invalid("The title of a step can have up to %d characters.", maxViewTitle)
	case utf8.RuneCountInString(s.Text) > maxStepText:
		return invalid("The text of a step can have up to 5,000 characters.")
	case slices.ContainsFunc(s.Shown, not(isEntity)):
		return invalid("Step %d of the story shows an entity that is not in the view.", number)
	case slices.ContainsFunc(s.Without, not(isLink)):
		return invalid("Step %d of the story names a link that is not in the view.", number)
	case slices.ContainsFunc(s.Lit, func(id string) bool { return !isEntity(id) && !isLink(id) }):
		return invalid("Step %d of the story lights up something that is not in the view.", number)
	case s.Camera != nil && !s.Camera.valid():
		return invalid("Step %d of the story looks too far out.", number)
	}
	s.Basis = "" // the server's own
	if s.Lens == nil {
		return nil
	}
	if err := s.Lens.check(); err != nil {
		return err
	}
	if s.Lens.Layout != nil {
		return invalid("Step %d of the story moves entities: they keep their places in a view.", number)
	}
	return nil
}

// settleStory keeps of the story and the trail what is in the view.
func (v *View) settleStory() {
	if len(v.Story) == 0 && v.Trail == nil {
		return
	}
	entities := index(v.Entities, func(e ViewEntity) string { return e.ID })
	links := index(v.Links, func(l Link) string { return l.ID })
	isEntity := func(id string) bool { _, there := entities[id]; return there }
	isLink := func(id string) bool { _, there := links[id]; return there }
	v.Trail.settle(isEntity)
	for i := range v.Story {
		step := &v.Story[i]
		shown := kept(step.Shown, isEntity)
		step.Gone = len(step.Shown) - len(shown)
		step.Shown, step.Without = shown, kept(step.Without, isLink)
		step.Lit = kept(step.Lit, func(id string) bool { return isEntity(id) || isLink(id) })
	}
}

// kept are those of the IDs that are wanted; nil for none.
func kept(ids []string, wanted func(string) bool) []string {
	var left []string
	for _, id := range ids {
		if wanted(id) {
			left = append(left, id)
		}
	}
	return left
}

// Step is what a step of the story shows, from 0 on, as a view of its own.
func (v View) Step(i int) View {
	step := v.Story[i]
	inSight := index(step.Shown, func(id string) string { return id })
	without := index(step.Without, func(id string) string { return id })
	part := v.divide(2, func(id string) int {
		if _, there := inSight[id]; there {
			return 1
		}
		return 0
	})[1]
	for j := range part.Entities {
		part.Entities[j].Hidden = false
	}
	about := map[string]bool{}
	for _, l := range v.Links {
		_, from := inSight[l.Source]
		_, to := inSight[l.Target]
		if _, left := without[l.ID]; from && to && !left && !slices.Contains(step.HiddenLinkTypes, l.Type) {
			part.Links = append(part.Links, l)
			about[l.ID] = true
		}
	}
	for _, c := range v.Claims {
		if about[c.About] {
			part.Claims = append(part.Claims, c)
		}
	}
	part.Title, part.Note, part.Story, part.Selection, part.Camera = step.Title, "", nil, step.Lit, step.Camera
	part.Lens, part.Measures, part.Concealed, part.HiddenTypes, part.HiddenLinkTypes = step.Lens, nil, nil, step.HiddenTypes, step.HiddenLinkTypes
	return part
}

// digest is what a step of the story rests on, in so many letters that it is
// another one when a link or a claim is.
func (v View) digest(i int) string {
	step := v.Step(i)
	type said struct{ ID, Status, Date, Quote string }
	rests := struct {
		Entities [][2]string
		Links    []Link
		Claims   []said
	}{}
	for _, e := range step.Entities {
		rests.Entities = append(rests.Entities, [2]string{e.ID, e.Name})
	}
	for _, l := range step.Links {
		l.Evidence, l.Sources, l.Known = 0, 0, ""
		rests.Links = append(rests.Links, l)
	}
	for _, c := range step.Claims {
		rests.Claims = append(rests.Claims, said{c.ID, string(c.Status), c.Date, c.Passage.Text})
	}
	slices.SortFunc(rests.Claims, func(a, b said) int { return strings.Compare(a.ID, b.ID) })
	text, _ := json.Marshal(rests) // plain texts and numbers
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}

// rested is a story with the digests of what its steps rest on.
func (v View) rested() []StoryStep {
	story := slices.Clone(v.Story)
	for i := range story {
		story[i].Basis = v.digest(i)
	}
	return story
}

// Shifted tells of a live view whether what a step of the story rests on has
// changed since it was saved.
func (v View) Shifted(i int) bool {
	step := v.Story[i]
	return step.Gone > 0 || step.Basis != "" && step.Basis != v.digest(i)
}

// Under are the changes that concern a step of the story of the view that
// they began from.
func (c Changes) Under(then View, i int) Changes {
	part := then.Step(i)
	entities := index(part.Entities, func(e ViewEntity) string { return e.ID })
	links := index(part.Links, func(l Link) string { return l.ID })
	in := func(id string) bool {
		_, entity := entities[id]
		_, link := links[id]
		return entity || link
	}
	among := func(l Link) bool {
		_, from := entities[l.Source]
		_, to := entities[l.Target]
		return from && to && !slices.Contains(part.HiddenLinkTypes, l.Type)
	}
	return Changes{
		Gone:       only(c.Gone, func(e ViewEntity) bool { return in(e.ID) }),
		Renamed:    only(c.Renamed, func(e Change[ViewEntity]) bool { return in(e.Then.ID) }),
		Added:      only(c.Added, among),
		Lost:       only(c.Lost, func(l Link) bool { return in(l.ID) }),
		Retracted:  only(c.Retracted, func(l Change[Link]) bool { return in(l.Then.ID) }),
		Altered:    only(c.Altered, func(l Change[Link]) bool { return in(l.Then.ID) }),
		NewClaims:  only(c.NewClaims, func(claim Claim) bool { return in(claim.About) }),
		LostClaims: only(c.LostClaims, func(claim Claim) bool { return in(claim.About) }),
		NewSaid:    only(c.NewSaid, func(claim Change[Claim]) bool { return in(claim.Then.About) }),
	}
}

func only[T any](list []T, wanted func(T) bool) []T {
	var left []T
	for _, item := range list {
		if wanted(item) {
			left = append(left, item)
		}
	}
	return left
}
