package views

import (
	"context"
	"net/url"

	"clew/assets/words"
)

// t says a message in the language of the page: see [words.Language.Say].
func t(ctx context.Context, key string, values ...any) string {
	return words.Of(ctx).Say(key, values...)
}

// lang is the language of the page, for the attribute of that name.
func lang(ctx context.Context) string { return words.Of(ctx).Tag() }

type addressKey struct{}

// At tells the pages that are written under the context what their address
// is, so that they can lead to themselves in another language.
func At(ctx context.Context, address *url.URL) context.Context {
	return context.WithValue(ctx, addressKey{}, address)
}

// inLanguage is the address of the page in the language of that tag.
func inLanguage(ctx context.Context, tag string) string {
	var address url.URL
	if at, ok := ctx.Value(addressKey{}).(*url.URL); ok {
		address = url.URL{Path: at.Path, RawPath: at.RawPath, RawQuery: at.RawQuery}
	}
	query := address.Query()
	query.Set(LanguageParam, tag)
	address.RawQuery = query.Encode()
	return address.String()
}

// LanguageParam is the parameter of any address that chooses the language of
// the pages from then on.
const LanguageParam = "lang"
