// What was shared is removed; the record stays to say so.
MATCH (v:ClewView {key: $key}) WHERE v.owner = $owner
SET v.revoked = $now REMOVE v.head, v.mine, v.slug, v.title
WITH v
CALL (v) {
  UNWIND range(1, v.version) AS number
  MATCH (n:ClewViewVersion {key: v.key + ':' + toString(number)}) DELETE n
}
RETURN v.revoked
