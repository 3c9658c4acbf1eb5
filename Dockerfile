# `wenshui run` in a container. docs/operating.md says how to run it.
ARG BASE=python:3.12-slim-bookworm

FROM ${BASE} AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_ROOT_USER_ACTION=ignore
WORKDIR /src
COPY requirements requirements
RUN pip install --require-hashes -r requirements/build.txt \
 && python -m venv --without-pip /app \
 && pip --python /app/bin/python install --require-hashes -r requirements/run.txt
COPY . .
RUN set -e; for po in locales/*/LC_MESSAGES/*.po; do \
      /app/bin/pybabel --quiet compile --input-file "$po" --output-file "${po%.po}.mo"; \
    done
RUN pip wheel --no-deps --no-build-isolation --wheel-dir /wheel . \
 && pip --python /app/bin/python install --no-deps --no-index /wheel/*.whl
# Babel brings every language there is, 30 MB; the bot speaks two.
RUN find /app/lib/python3*/site-packages/babel/locale-data -name '*.dat' \
      ! -name 'root.dat' ! -name 'en*.dat' ! -name 'zh*.dat' -delete

FROM ${BASE}
COPY --from=build /app /app
RUN useradd --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin wenshui \
 && install --directory --owner wenshui --group wenshui --mode 700 /data
ENV PATH=/app/bin:$PATH PYTHONDONTWRITEBYTECODE=1 BOT_STORE=sqlite:////data/wenshui.db BOT_HTTP_PORT=8080
USER 10001:10001
WORKDIR /data
# The image answers a question, or it is not made.
RUN echo '{}' | wenshui assess hk_disposal trading_stock --dialogue --language zh > /dev/null
VOLUME /data
EXPOSE 8080
# The port is there in polling mode too. Not urllib: a proxy for Telegram is none for this machine.
HEALTHCHECK --interval=30s --timeout=5s --start-period=15s \
  CMD ["python", "-c", "import http.client, os; here = http.client.HTTPConnection('127.0.0.1', int(os.environ['BOT_HTTP_PORT'])); here.request('GET', '/healthz'); raise SystemExit(here.getresponse().status != 200)"]
ENTRYPOINT ["wenshui"]
CMD ["run"]
