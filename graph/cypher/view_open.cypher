// A frozen view without a number is the first version: a link shows what it
// showed when it was made.
MATCH (v:ClewView {key: $key})
OPTIONAL MATCH (n:ClewViewVersion {key: $key + ':' + toString(
  CASE WHEN $version > 0 THEN $version WHEN v.mode = 'frozen' THEN 1 ELSE v.version END)})
RETURN v {.mode, .access, .version, .opened, .created, .expires, .revoked, .owner}, properties(n)
