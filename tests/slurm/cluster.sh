#!/bin/bash
# A SLURM cluster of one machine, for the time of a command:
#   tests/slurm/cluster.sh FOLDER COMMAND...
# Needs the packages slurm-wlm and munge and root; everything it writes is in FOLDER. SLURM's own accounting is off.
set -euo pipefail
folder=$(mkdir -p "$1" && cd "$1" && pwd)
shift
host=$(hostname -s)
munge_socket=$folder/munge.socket
mkdir -p "$folder"/{state,spool,log}
rm -f "$folder"/*.pid

# Ends what was started here, and nothing else that has come to have the same number.
end() {
  for daemon in slurmd slurmctld munge; do
    local pid
    pid=$(cat "$folder/$daemon.pid" 2>/dev/null) || continue
    if grep -qs "^$daemon" "/proc/$pid/comm"; then kill "$pid" 2>/dev/null || true; fi
  done
}
trap end EXIT

# munge runs as a user of its own that nobody else may write to, so its folders are root's here.
dd if=/dev/urandom of="$folder/munge.key" bs=128 count=1 status=none
chmod 0400 "$folder/munge.key"
munged --force --socket="$munge_socket" --key-file="$folder/munge.key" --pid-file="$folder/munge.pid" \
  --log-file="$folder/log/munged.log" --seed-file="$folder/munge.seed"

cores=$(nproc)
cat >"$folder/slurm.conf" <<CONF
ClusterName=one
SlurmctldHost=$host(127.0.0.1)
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket=$munge_socket
CredType=cred/munge
CryptoType=crypto/munge
MpiDefault=pmix
ProctrackType=proctrack/pgid
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
ReturnToService=2
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd.pid
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool
SlurmctldLogFile=$folder/log/slurmctld.log
SlurmdLogFile=$folder/log/slurmd.log
SlurmctldPort=${NRMSIM_SLURM_PORT:-46817}
SlurmdPort=$((${NRMSIM_SLURM_PORT:-46817} + 1))
SchedulerParameters=batch_sched_delay=0,sched_interval=1
AccountingStorageType=accounting_storage/none
JobAcctGatherType=jobacct_gather/none
NodeName=$host NodeAddr=127.0.0.1 CPUs=$cores State=UNKNOWN
PartitionName=all Nodes=$host Default=YES MaxTime=INFINITE State=UP OverSubscribe=FORCE:4
CONF
export SLURM_CONF=$folder/slurm.conf

slurmctld -f "$SLURM_CONF"
slurmd -f "$SLURM_CONF" -N "$host"
for _ in $(seq 100); do
  state=$(sinfo -h -o %T 2>/dev/null || true)
  [[ $state == idle ]] && break
  sleep 0.2
done
if [[ ${state:-} != idle ]]; then
  echo "the cluster did not come up: ${state:-no answer}; see $folder/log" >&2
  exit 1
fi
"$@"
