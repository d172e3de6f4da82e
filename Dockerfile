# The image of tonghop: docker build -t tonghop . && docker run --rm tonghop demo
ARG BASE=node:24-slim

FROM ${BASE} AS build
WORKDIR /build
COPY package.json package-lock.json ./
COPY bin bin
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

FROM ${BASE}
ENV NODE_ENV=production TZ=Asia/Ho_Chi_Minh TONGHOP_HOME=/data
# PostgreSQL refuses to run as root, and so do we.
RUN groupadd --gid 10001 tonghop \
 && useradd --uid 10001 --gid tonghop --home-dir /data --no-create-home --shell /usr/sbin/nologin tonghop \
 && install --directory --owner tonghop --group tonghop --mode 0750 /data \
 && ln -s /app/bin/tonghop.js /usr/local/bin/tonghop
WORKDIR /app
COPY --from=build /build/package.json /build/LICENSE ./
COPY --from=build /build/node_modules node_modules
COPY --from=build /build/bin bin
COPY --from=build /build/sql sql
COPY --from=build /build/docs docs
COPY --from=build /build/fixtures/quarter-3-2023 fixtures/quarter-3-2023
COPY --from=build /build/pipelines pipelines
COPY --from=build /build/dist dist
USER tonghop
VOLUME /data
# Kept in images of the docker format only: podman and buildah need --format docker.
HEALTHCHECK --interval=5m --timeout=60s --start-period=1m CMD ["tonghop", "doctor"]
ENTRYPOINT ["tonghop"]
CMD ["--help"]
