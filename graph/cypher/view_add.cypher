// The first write takes the lock, so that two versions never get one number.
MATCH (v:ClewView {key: $key}) WHERE v.owner = $owner AND v.revoked IS NULL
SET v.updated = $version.created
WITH v
SET v.version = v.version + 1, v.head = $version.head
SET v.title = CASE v.access WHEN 'public' THEN $title END
CREATE (:ClewViewVersion {key: $key + ':' + toString(v.version), number: v.version,
  created: $version.created, head: $version.head, content: $version.content})
RETURN v.version
