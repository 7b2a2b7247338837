// Sends links r between a and b, a page to a record, reading properties when
// the page is sent.
WITH collect([r, a, b]) AS found
UNWIND range(0, size(found) - 1, $page) AS start
CALL (found, start) {
  UNWIND found[start..start + $page] AS row
  WITH row[0] AS r, row[1] AS a, row[2] AS b
  RETURN collect([startNode(r) = a, {{.Link "r"}}, {{.ID "a"}}, {{.ID "b"}}]) AS columns
}
RETURN columns
