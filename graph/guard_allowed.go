package graph

import "strings"

// What a stranger's query may be made of. Everything that is not on these
// lists is refused, also what a later Neo4j adds.

func wordSet(words ...string) map[string]bool {
	all := map[string]bool{}
	for _, word := range words {
		for _, one := range strings.Fields(word) {
			all[one] = true
		}
	}
	return all
}

// allowedOperators read the graph and nothing else. Variants in parentheses,
// as in Expand(Into), are left out.
var allowedOperators = withScans(wordSet(`
	ProduceResults EmptyResult EmptyRow Argument Input Projection CacheProperties RemoteBatchProperties
	RemoteBatchPropertiesWithFilter Filter Unwind Distinct OrderedDistinct Limit Skip Sort PartialSort Top PartialTop Top1WithTies
	Eager EagerAggregation OrderedAggregation Aggregation NodeCountFromCountStore RelationshipCountFromCountStore
	Union OrderedUnion Optional Apply SemiApply AntiSemiApply SelectOrSemiApply SelectOrAntiSemiApply
	LetSemiApply LetAntiSemiApply LetSelectOrSemiApply LetSelectOrAntiSemiApply RollUpApply
	ConditionalApply AntiConditionalApply CartesianProduct NodeHashJoin ValueHashJoin
	NodeLeftOuterHashJoin NodeRightOuterHashJoin LeftOuterHashJoin RightOuterHashJoin
	TriadicSelection TriadicBuild TriadicFilter AssertSameNode AssertSameRelationship
	Expand OptionalExpand VarLengthExpand BFSPruningVarLengthExpand PathPropagatingBFS ProjectEndpoints
	ShortestPath StatefulShortestPath Repeat BidirectionalRepeat RepeatOptions
	AllNodesScan PartitionedAllNodesScan NodeByLabelScan PartitionedNodeByLabelScan
	UnionNodeByLabelsScan PartitionedUnionNodeByLabelsScan IntersectionNodeByLabelsScan SubtractionNodeByLabelsScan
	NodeByIdSeek NodeByElementIdSeek NodeIndexSeek NodeUniqueIndexSeek NodeIndexSeekByRange NodeUniqueIndexSeekByRange
	NodeIndexScan NodeIndexContainsScan NodeIndexEndsWithScan MultiNodeIndexSeek AssertingMultiNodeIndexSeek
	DynamicLabelNodeLookup ProcedureCall PreserveOrder ArgumentTracker`))

func withScans(all map[string]bool) map[string]bool {
	for _, way := range []string{"Directed", "Undirected"} {
		for _, scan := range strings.Fields(`AllRelationshipsScan RelationshipByIdSeek RelationshipByElementIdSeek RelationshipTypeScan
			RelationshipIndexScan RelationshipIndexSeek RelationshipUniqueIndexSeek RelationshipIndexSeekByRange
			RelationshipUniqueIndexSeekByRange RelationshipIndexContainsScan RelationshipIndexEndsWithScan UnionRelationshipTypesScan`) {
			all[way+scan] = true
		}
	}
	return all
}

// allowedProcedures have no effect, look at the graph alone and end when told.
var allowedProcedures = wordSet(`
	db.labels db.relationshipTypes db.propertyKeys
	db.index.fulltext.queryNodes db.index.fulltext.queryRelationships
	db.index.vector.queryNodes db.index.vector.queryRelationships`)

// allowedFunctions, and words that may stand before a parenthesis in a plan's
// details.
var allowedFunctions = wordSet(`
	abs acos all any asin atan atan2 avg btrim ceil ceiling char_length character_length coalesce collect cos cot count date
	date.realtime date.statement date.transaction date.truncate datetime datetime.fromepoch datetime.fromepochmillis
	datetime.realtime datetime.statement datetime.transaction datetime.truncate degrees duration duration.between
	duration.inDays duration.inMonths duration.inSeconds e elementId endNode exists exp floor haversin head id isEmpty isNaN
	keys labels last left length localdatetime localdatetime.realtime localdatetime.statement localdatetime.transaction
	localdatetime.truncate localtime localtime.realtime localtime.statement localtime.transaction localtime.truncate log log10
	lower ltrim max min nodes none normalize nullIf percentileCont percentileDisc pi point point.distance point.withinBBox
	properties radians rand randomUUID range reduce relationships replace reverse right round rtrim sign sin single size split
	sqrt startNode stdev stdevp stdDev stdDevP substring sum tail tan time time.realtime time.statement time.transaction
	time.truncate timestamp toBoolean toBooleanList toBooleanOrNull toFloat toFloatList toFloatOrNull toInteger toIntegerList
	toIntegerOrNull toLower toString toStringList toStringOrNull toUpper trim type upper valueType
	vector.similarity.cosine vector.similarity.euclidean
	RuntimeConstant shortestPath allShortestPaths isRepeatTrailUnique PropertiesUsingCachedProperties KeysUsingCachedProperties Variable CachedProperty PropertyKeyName Set CoerceToPredicate getDegree hasDegree
	hasDegreeGreaterThan hasDegreeGreaterThanOrEqual hasDegreeLessThan hasDegreeLessThanOrEqual hasLabels hasLabelsOrTypes`)

// allowedWords stand before a parenthesis too, but call nothing.
var allowedWords = wordSet(`
	AND OR XOR NOT IN IS AS BY WHERE MATCH OPTIONAL WITH RETURN UNWIND DISTINCT CASE WHEN THEN ELSE END ORDER SKIP LIMIT ASC
	DESC UNION ALL ANY SHORTEST GROUP GROUPS PATH PATHS STARTS ENDS CONTAINS EXISTS COUNT COLLECT UNIQUE`)
