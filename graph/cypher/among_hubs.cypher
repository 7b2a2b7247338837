// Which of the added entities are hubs: those whose links are not walked.
{{.Added.Match "a"}}
WITH a WHERE COUNT { (a)--() } >= $hub
RETURN {{.ID "a"}}
