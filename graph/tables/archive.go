package tables

import (
	"archive/zip"
	"io"
	"path"
	"strings"
)

// The bounds of what unpacks. What a zip file says of its members' sizes holds:
// the reader refuses members that are larger.
const (
	maxUnpacked = 1 << 30 // bytes of a workbook, which is unpacked whole
	maxSwelling = 250     // times the packed size, above
	smallEnough = 64 << 20
)

// swollen refuses what is small only as long as it is packed.
func swollen(packed, unpacked uint64) error {
	if unpacked > smallEnough && unpacked > packed*maxSwelling {
		return mistake("this zip file would unpack to %d MB, more than %d times its size: it is made to do harm, or damaged", unpacked>>20, maxSwelling)
	}
	return nil
}

// openArchive reads the delimited texts of a zip file. They are unpacked as they
// are read.
func openArchive(in Input, told Look) (*File, error) {
	archive, err := zip.NewReader(in, in.Size)
	if err != nil {
		return nil, mistake("this zip file is damaged or not complete")
	}
	file := &File{Look: Look{Format: Archive}}
	for _, member := range archive.File {
		extension := strings.ToLower(path.Ext(member.Name))
		base := path.Base(member.Name)
		if strings.HasPrefix(base, ".") || strings.HasPrefix(member.Name, "__MACOSX") || extension != ".csv" && extension != ".tsv" && extension != ".txt" {
			continue
		}
		if len(file.Tables) == maxTables {
			return nil, mistake("there are more than %d tables in this zip file", maxTables)
		}
		table, err := openMember(member, told)
		if err != nil {
			return nil, err
		}
		table.Name = strings.TrimSuffix(base, path.Ext(base))
		if _, twice := file.Table(table.Name); twice {
			table.Name = member.Name
		}
		file.Tables = append(file.Tables, table)
	}
	if len(file.Tables) == 0 {
		return nil, mistake("there is no CSV table in this zip file")
	}
	return file, nil
}

func openMember(member *zip.File, told Look) (*Table, error) {
	if member.Flags&1 != 0 {
		return nil, mistake("this zip file is locked by a password")
	}
	if err := swollen(member.CompressedSize64, member.UncompressedSize64); err != nil {
		return nil, err
	}
	return newDelimited(func() (io.ReadCloser, error) {
		from, err := member.Open()
		if err != nil {
			return nil, mistake("“%s” in the zip file is damaged", member.Name)
		}
		return from, nil
	}, told)
}
