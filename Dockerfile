# Parley in one image: server and web app on port 3000, everything that is kept in /data.
# The steps are the npm commands that `npm test -- smoke` runs without a container engine.

FROM node:24-bookworm-slim AS tools
WORKDIR /app
# for packages whose native part cannot be downloaded
RUN apt-get update && apt-get install -y --no-install-recommends python3 make g++ && rm -rf /var/lib/apt/lists/*
COPY package.json package-lock.json ./

FROM tools AS packages
RUN npm ci --omit=dev --no-audit --no-fund

FROM tools AS build
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build

FROM node:24-bookworm-slim
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3000 \
    ALLOW_REMOTE=true \
    DATA_DIR=/data
WORKDIR /app
RUN mkdir /data && chown node:node /data
COPY --from=packages /app ./
COPY --from=build /app/backend/dist ./backend/dist
COPY --from=build /app/frontend/dist ./frontend/dist
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Node is process 1 and gets SIGTERM itself; answers that are being made have 10 s to end.
STOPSIGNAL SIGTERM
CMD ["node", "backend/dist/main.js"]
