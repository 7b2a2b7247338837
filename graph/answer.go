package graph

import "slices"

// Withdrawn tells whether a claim of this status no longer stands.
func (s Status) Withdrawn() bool { return s == Superseded || s == Retracted }

// Reply is a claim that answers another one, and how.
type Reply struct {
	As    Stance
	Claim Claim
}

// Replies are the claims that answer others, by the IDs of these.
type Replies map[string][]Reply

// AnswersTo sorts claims by those that they answer.
func AnswersTo(claims []Claim) Replies {
	replies := Replies{}
	for _, c := range claims {
		for _, a := range c.Answers {
			replies[a.To] = append(replies[a.To], Reply{a.As, c})
		}
	}
	return replies
}

// Standing are the answers to a claim that count: all whose claims are not
// withdrawn.
func (r Replies) Standing(claim string) []Reply {
	return slices.DeleteFunc(slices.Clone(r[claim]), func(reply Reply) bool {
		return reply.Claim.Status.Withdrawn() || slices.ContainsFunc(r[reply.Claim.ID], func(to Reply) bool {
			return to.As == Supersedes || to.As == Retracts
		})
	})
}

// Status is what a claim comes to with what others say of it.
func (r Replies) Status(c Claim) Status {
	if c.Status.Withdrawn() {
		return c.Status
	}
	status := c.Status
	strength := 0
	for _, reply := range r.Standing(c.ID) {
		switch {
		case reply.As == Retracts:
			return Retracted
		case reply.As == Supersedes:
			status, strength = Superseded, 2
		case reply.As == Disputes && strength < 1:
			status, strength = Disputed, 1
		}
	}
	return status
}

// voices are who says what a claim says: its source's and those of the claims
// that support it.
func (r Replies) voices(c Claim) []string {
	voices := []string{c.Source.voice()}
	for _, reply := range r.Standing(c.ID) {
		if reply.As == Supports {
			voices = append(voices, reply.Claim.Source.voice())
		}
	}
	return voices
}

// Said is a claim together with what others say of it and it of others.
type Said struct {
	Claim
	Standing Status // with what others say of it
	Ties     []Tie  // first what it says of others
}

// Tie is what one claim says of another, seen from either.
type Tie struct {
	As    Stance
	By    bool // the other one says it of this one
	Other Claim
}

// Saying ties claims to each other and to those around them.
func Saying(claims, around []Claim) []Said {
	known := map[string]Claim{}
	var each []Claim
	for _, c := range slices.Concat(claims, around) {
		if _, twice := known[c.ID]; !twice {
			each = append(each, c)
		}
		known[c.ID] = c
	}
	replies := AnswersTo(each)
	said := make([]Said, len(claims))
	for i, c := range claims {
		said[i] = Said{Claim: c, Standing: replies.Status(c)}
		for _, a := range c.Answers {
			if other, is := known[a.To]; is {
				said[i].Ties = append(said[i].Ties, Tie{As: a.As, Other: other})
			}
		}
		for _, reply := range replies[c.ID] {
			said[i].Ties = append(said[i].Ties, Tie{As: reply.As, By: true, Other: reply.Claim})
		}
	}
	return said
}

// Sides sorts the claims about one thing into what speaks for it and what
// speaks against it, and with them those around that answer one of them.
func Sides(claims, around []Claim) (pro, contra []Said) {
	against := map[string]bool{}
	about := slices.Clone(claims)
	for _, c := range claims {
		against[c.ID] = c.Status == Denied || c.Status == Disputed
	}
	for _, c := range around {
		if _, is := against[c.ID]; is {
			continue
		}
		for _, a := range c.Answers {
			if side, is := against[a.To]; is {
				against[c.ID] = side == (a.As == Supports)
				about = append(about, c)
				break
			}
		}
	}
	for _, said := range Saying(about, around) {
		if against[said.ID] {
			contra = append(contra, said)
		} else {
			pro = append(pro, said)
		}
	}
	return pro, contra
}
