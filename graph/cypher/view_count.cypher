MATCH (v:ClewView {key: $key})
SET v.opened = v.opened + 1
