MERGE (o:ClewOpening {name: 'opening'})
{{if .Merge}}ON CREATE {{end}}SET o = $properties
