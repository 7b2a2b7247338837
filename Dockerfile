# The pages' scripts, then the one binary, then nothing but it.
FROM node:22-slim AS assets
WORKDIR /src/assets
COPY assets/package.json assets/package-lock.json assets/.npmrc ./
RUN npm ci
COPY assets ./
COPY graph/evidence.json ../graph/
RUN npm run build

FROM golang:1.26 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
COPY --from=assets /src/assets/dist assets/dist
RUN CGO_ENABLED=0 go build -trimpath -ldflags=-s -o /clew ./cmd/clew

FROM scratch
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=build /clew /clew
USER 65532:65532
ENV CLEW_LISTEN=:7788
EXPOSE 7788
HEALTHCHECK --interval=10s --timeout=3s CMD ["/clew", "health"]
ENTRYPOINT ["/clew"]
CMD ["serve"]
