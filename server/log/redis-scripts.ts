/** What must happen in Redis in one step, as Lua: appending where the log ends, and taking and passing on the turn. */

/** The number of the newest entry, also of one that other hands have deleted; 0 where there is no stream. */
const lastEntry = `
local lastEntry = function(stream)
  local info = redis.pcall('XINFO', 'STREAM', stream)
  if info.err then return 0 end
  for at = 1, #info, 2 do
    if info[at] == 'last-generated-id' then return tonumber(string.match(info[at + 1], '^%d+')) end
  end
end`;

/** To whoever waits first, with its own time to use it; or to nobody. */
const passOn = `
local passOn = function(turn, waiting, node, lease)
  if redis.call('GET', turn) ~= node then return end
  local first = redis.call('ZPOPMIN', waiting)[1]
  if first then redis.call('SET', turn, first, 'PX', lease) else redis.call('DEL', turn) end
end`;

/** The newest entry, or nil; and the hash of its head, empty where there is none. */
const newest = `
local newest = function(stream) return redis.call('XREVRANGE', stream, '+', '-', 'COUNT', 1)[1] end
local headOf = function(entry) return entry and entry[2][2] or '' end`;

/** KEYS commits. */
export const LAST_ENTRY = `${lastEntry}
return lastEntry(KEYS[1])`;

/**
 * KEYS commits, turn, waiting. ARGV hash of the head it continues, hash of its own head, text, node, lease.
 * The hash of the head stands for the whole log before it, so neither a gap nor another history can be continued. The
 * number is the next one, and Redis itself refuses one that was ever taken.
 */
export const APPEND = `${passOn}${newest}
local last = newest(KEYS[1])
local outcome = 'conflict'
if headOf(last) == ARGV[1] then
  local number = last and tonumber(string.match(last[1], '^%d+')) or 0
  redis.call('XADD', KEYS[1], string.format('%d-0', number + 1), 'head', ARGV[2], 'commits', ARGV[3])
  outcome = 'stored'
end
passOn(KEYS[2], KEYS[3], ARGV[4], ARGV[5])
return outcome`;

/**
 * KEYS commits, turn, waiting. ARGV node, lease, 1 for the crew.
 * Returns where the log ends if it is this node's turn now, else −1: then the node waits, the crew's before the
 * audience's, and among equals whoever came first. A turn with more time left than any is given is none: the clock of
 * Redis was set back, and whoever held it may be gone.
 */
export const TAKE = `${lastEntry}
local holder = redis.call('GET', KEYS[2])
local left = redis.call('PTTL', KEYS[2])
if left < 0 or left > tonumber(ARGV[2]) then holder = false end
if holder and holder ~= ARGV[1] then
  local now = redis.call('TIME')
  local since = now[1] * 1000 + math.floor(now[2] / 1000)
  if ARGV[3] ~= '1' then since = since + 1e12 end
  redis.call('ZADD', KEYS[3], 'LT', since, ARGV[1])
  redis.call('PEXPIRE', KEYS[3], 10 * ARGV[2])
  return -1
end
redis.call('SET', KEYS[2], ARGV[1], 'PX', ARGV[2])
redis.call('ZREM', KEYS[3], ARGV[1])
return lastEntry(KEYS[1])`;

/** KEYS turn, waiting. ARGV node, lease. */
export const PASS_ON = `${passOn}
passOn(KEYS[1], KEYS[2], ARGV[1], ARGV[2])`;

/** KEYS commits, and whatever else is the assembly's. ARGV hash of the head that is to be forgotten, or empty for any. */
export const ERASE = `${newest}
if ARGV[1] ~= '' and headOf(newest(KEYS[1])) ~= ARGV[1] then return 'conflict' end
redis.call('DEL', unpack(KEYS))
return 'erased'`;
