MERGE (o:ClewOpening {name: 'opening'})
SET o = $properties
