MATCH ()-[r:{{.Type}}]->() WHERE {{.LinkID "r"}} IN $ids
RETURN {{.LinkID "r"}}, properties(r)
