#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# tests/e2e/many_machines.sh BIN: samples/deploy/batch-array.slurm under a real Slurm (slurmctld, slurmd and munged of its own, on this
# machine) with a registry in a real PostgreSQL. Four parts, one killed and requeued, one run twice, are merged: the same bytes as a
# single run, and the same labels in the registry. Needs root (asks sudo), slurmctld, slurmd, munge, postgresql, yamllint.
set -euo pipefail
script=$(realpath "$0")
bin=$(realpath "$1")
cd "$(dirname "$script")/../.."
if [ "$(id -u)" -ne 0 ]; then exec sudo -E "$script" "$bin"; fi
if [ -z "${FERROLABEL_TEST_POSTGRES-}" ]; then exec tests/unit/registry/with_postgres.sh "$script" "$bin"; fi
yamllint -d '{extends: default, rules: {line-length: {max: 160}, document-start: disable}}' samples/deploy/batch-job.yaml

folder=$(mktemp -d /tmp/ferrolabel-slurm-XXXXXX)
chmod 755 "$folder"
daemons=()
clean() {
  for process in "${daemons[@]}"; do kill "$process" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$folder"
}
trap clean EXIT
fail() {
  echo "many machines: $*" >&2
  tail -n 20 "$folder"/*.log >&2 || true
  exit 1
}
await() { # WHAT COMMAND…: until it succeeds, for three minutes
  local what=$1
  shift
  for _ in $(seq 900); do if "$@" >/dev/null 2>&1; then return; fi; sleep 0.2; done
  fail "$what"
}

mkdir "$folder/munge" "$folder/state" "$folder/spool"
head -c 128 /dev/urandom >"$folder/munge/key"
chown -R munge "$folder/munge"
chmod 700 "$folder/munge" && chmod 400 "$folder/munge/key" && chmod 711 "$folder/munge"
runuser -u munge -- /usr/sbin/munged --foreground --force --key-file "$folder/munge/key" --socket "$folder/munge/socket" --pid-file "$folder/munge/pid" \
  --log-file "$folder/munge/log" --seed-file "$folder/munge/seed" >"$folder/munged.log" 2>&1 &
daemons+=($!)
port=$((20000 + RANDOM % 20000))
host=$(hostname -s)
cat >"$folder/slurm.conf" <<CONF
ClusterName=ferrolabel
SlurmctldHost=$host(127.0.0.1)
SlurmUser=root
SlurmctldPort=$port
SlurmdPort=$((port + 1))
AuthType=auth/munge
AuthInfo=socket=$folder/munge/socket,cred_expire=10
CredType=cred/munge
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerType=sched/builtin
SchedulerParameters=sched_interval=1
SlurmdParameters=config_overrides
ReturnToService=2
MailProg=/bin/true
NodeName=$host NodeAddr=127.0.0.1 CPUs=4 State=UNKNOWN
PartitionName=all Nodes=$host Default=YES MaxTime=INFINITE State=UP
CONF
export SLURM_CONF=$folder/slurm.conf
await "munged did not start" test -S "$folder/munge/socket"
slurmctld -D -i >"$folder/slurmctld.log" 2>&1 &
daemons+=($!)
slurmd -D >"$folder/slurmd.log" 2>&1 &
daemons+=($!)
await "no node of Slurm is idle" sh -c "sinfo -h -t idle -o %n | grep -q ."

export PATH=$bin:$PATH FERROLABEL_METHODS=$PWD/methods
day=2026-11-24
count=${FERROLABEL_TEST_SUBMISSIONS:-16000}
generate-submissions "$count" --seed 12 --faulty 0.05 -o "$folder/in.xml" >/dev/null
ferrolabel key new "$folder/key.json" --issuer https://cert.example --name Cert --at 2025-01-01 -q
ferrolabel key new "$folder/registry-key.json" --issuer https://reg.example --name Reg --at 2025-01-01 -q
for registry in "$FERROLABEL_TEST_POSTGRES" "sqlite:$folder/single.db"; do
  ferrolabel registry init --registry "$registry" --key "$folder/registry-key.json" --id https://reg.example --name Reg --at 2025-01-01 >/dev/null
done
terms=(--at "$day" --key "$folder/key.json" --registry-key "$folder/registry-key.json" -q)
code=0
ferrolabel batch "$folder/in.xml" --out "$folder/single" --registry "sqlite:$folder/single.db" "${terms[@]}" >"$folder/single.log" || code=$?
[ "$code" -eq 1 ] || fail "the single run ended with $code"

mkdir "$folder/out"
export INPUT=$folder/in.xml OUT=$folder/out DAY=$day KEY=$folder/key.json REGISTRY=$FERROLABEL_TEST_POSTGRES REGISTRY_KEY=$folder/registry-key.json
job=$(sbatch --parsable --export=ALL --output "$folder/task-%a.log" samples/deploy/batch-array.slurm)
# Part 2 is killed once it has done something, and given back to the queue; the job's other parts go on.
await "part 2 did nothing" grep -q '"group"' "$folder/out/part-2/journal"
scontrol requeue Incomplete "${job}_2" || fail "part 2 was over before it could be killed"
in_queue() { squeue -h -j "$1" | grep -q .; }
over() { ! in_queue "$1"; }
await "the array is not over" over "$job"
if grep -q 'nothing was done' "$folder/task-2.log"; then fail "part 2 was over when it was given back"; fi
# Part 3 once more, as after a failure that was none.
again=$(sbatch --parsable --export=ALL,PARTS=4 --array=3 --output "$folder/again-%a.log" samples/deploy/batch-array.slurm)
await "part 3 is not over a second time" over "$again"
grep -q 'nothing was done' "$folder/again-3.log" || fail "part 3 did something a second time"

ferrolabel batch merge "$folder"/out/part-* --out "$folder/merged" --key "$folder/key.json" -q >"$folder/merge.log" || [ $? -eq 1 ] || fail "the parts were not merged"
for name in results.jsonl results.csv reports labels; do diff -r "$folder/single/$name" "$folder/merged/$name" >/dev/null || fail "$name is not that of a single run"; done
ferrolabel registry verify --registry "$FERROLABEL_TEST_POSTGRES" >/dev/null || fail "the registry does not verify"
# Every label with its tonnes and its bytes; the numbers of entries follow from who came first.
labels() { ferrolabel registry export --without-heads --registry "$1" | sed -n 's/.*"kind":"intended",\("label":.*\)},"bytes":.*/\1/p' | sort; }
labels "$FERROLABEL_TEST_POSTGRES" >"$folder/labels-shared"
labels "sqlite:$folder/single.db" >"$folder/labels-single"
[ -s "$folder/labels-single" ] || fail "no label was issued"
cmp -s "$folder/labels-single" "$folder/labels-shared" || fail "the registries do not hold the same labels"
echo "four parts under Slurm, one requeued and one run twice, are the single run: $count submissions, $(wc -l <"$folder/labels-shared") labels"
