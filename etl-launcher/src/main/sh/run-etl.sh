#!/bin/sh
# Submits one ETL job to YARN. EMR's script-runner.jar executes this on the primary node.
set -eu

usage() {
  cat <<'END'
Usage: run-etl.sh JAR_URI JOB [ARGUMENT...]

Submits JOB of the jar to YARN with spark-submit (of SPARK_HOME, else on PATH) and waits for its end.
Every ARGUMENT reaches the job untouched.
Exit status: that of spark-submit; 2 for wrong usage, 3 when there is no spark-submit.
END
}

fail() {
  printf 'run-etl.sh: %s\n' "$2" >&2
  exit "$1"
}

wrong_usage() {
  usage >&2
  fail 2 "$1"
}

check_usage() {
  case ${1:-} in
    -h | --help)
      usage
      exit 0
      ;;
    -*) wrong_usage "unknown option $1; the first argument is the URI of the job jar" ;;
    '') wrong_usage "JAR_URI is missing" ;;
  esac
  [ -n "${2:-}" ] || wrong_usage "JOB is missing"
}

find_spark_submit() {
  if [ -n "${SPARK_HOME:-}" ]; then
    spark_submit=$SPARK_HOME/bin/spark-submit
    [ -x "$spark_submit" ] || fail 3 "$spark_submit cannot be run; correct SPARK_HOME or unset it"
  else
    spark_submit=spark-submit
    command -v "$spark_submit" >/dev/null \
      || fail 3 "there is no spark-submit on PATH; run this where Spark is installed or set SPARK_HOME"
  fi
}

clean_up() {
  rm -rf "$scratch"
}

stop() {
  interrupted=yes
  [ -z "$child" ] || kill -TERM "$child" 2>/dev/null || :
}

# A trapped signal ends 'wait' early, so wait again; when the child is gone by then (127, in bash also -1),
# the first status stays. Silent: some shells say "Killed" here, out of order.
await() {
  ended=0
  wait "$1" 2>/dev/null || ended=$?
  while [ -n "$interrupted" ]; do
    interrupted=
    again=0
    wait "$1" 2>/dev/null || again=$?
    case $again in 127 | -1) ;; *) ended=$again ;; esac
  done
  return "$ended"
}

submit() {
  mkfifo "$scratch/pipe"
  # Read-write first: opening one end waits for the other, for ever when a signal has ended who would open it.
  exec 3<>"$scratch/pipe"
  exec 4<"$scratch/pipe"
  exec 3>"$scratch/pipe"
  : >"$scratch/stderr"
  # A signal to the whole process group must not cost the last lines.
  (trap '' HUP INT TERM && exec tee "$scratch/stderr") <&4 3>&- 4<&- >&2 &
  tee=$!
  trap stop HUP INT TERM
  # Waiting is pinned: with a cluster's own default of false, a job that fails later would look green.
  "$spark_submit" --master yarn --deploy-mode cluster --conf spark.yarn.submit.waitAppCompletion=true \
    --class io.sparketl.jobs.JobMain --name "$2" "$@" 2>&3 3>&- 4<&- &
  child=$!
  exec 3>&- 4<&-
  # The signal may have come before 'child' was set.
  [ -z "$interrupted" ] || stop
  status=0
  await "$child" || status=$?
  # So that all of stderr is out before the script says anything.
  await "$tee" || :
}

# Prints it. Tab-indented exceptions are suppressed ones, never the cause; of YARN's many reports the last one counts.
cause() {
  awk '
    BEGIN { last = "it printed no cause" }
    NF { last = $0 }
    /^\t+(Suppressed|Caused by): / { next }
    match($0, /ETL-[0-9]+ [A-Z][A-Z0-9_]*: /) { etl = substr($0, RSTART) }
    /^Caused by: / { caused = $0 }
    match($0, /diagnostics( message)?: /) {
      diagnostics = substr($0, RSTART + RLENGTH)
      if (diagnostics == "N/A") diagnostics = ""
    }
    /Exception in thread / { thrown = $0 }
    END {
      if (etl) print etl
      else if (caused) print caused
      else if (diagnostics) print diagnostics
      else if (thrown) print thrown
      else print last
    }' "$scratch/stderr"
}

report() {
  ended="spark-submit ended with $status"
  if [ "$status" -gt 128 ] && [ "$status" -le 192 ]; then
    ended="$ended, killed by signal $((status - 128))"
  fi
  # No $(cause): bash misreads it when a trapped signal comes at that moment.
  printf 'run-etl.sh: %s failed (%s): ' "$1" "$ended" >&2
  cause >&2 || :
  exit "$status"
}

check_usage "$@"
find_spark_submit
scratch=
child=
interrupted=
trap clean_up EXIT
trap 'fail 143 "stopped before spark-submit began"' HUP INT TERM
scratch=$(mktemp -d)
submit "$@"
[ "$status" -eq 0 ] || report "$2"
