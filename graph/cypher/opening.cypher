MATCH (o:ClewOpening {name: 'opening'})
RETURN properties(o)
