package main

import (
	"context"
	"fmt"
)

type neo4jCommand struct{}

// Run keeps the managed Neo4j up until ctx ends, for use with other programs.
func (neo4jCommand) Run(ctx context.Context, s *Settings) error {
	if s.Neo4jURI != "" {
		return fmt.Errorf("clew neo4j runs the managed Neo4j, but --neo4j-uri names one of your own")
	}
	db, err := openDatabase(ctx, s, s.logger(), say, nil)
	if err != nil {
		return err
	}
	defer db.close()
	if err := db.waitReady(ctx); err != nil {
		return err
	}
	fmt.Printf("URI       %s\nUser      %s\nPassword  in the file neo4j/password of %s\n", db.server.URI(), db.server.User(), s.DataDir)
	<-ctx.Done()
	return nil
}
