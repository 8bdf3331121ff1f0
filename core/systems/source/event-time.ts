const iso =
	/^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s?(Z|z|[+-]\d{2}:?\d{2})$/;
const earliest = Date.UTC(2000, 0, 1);
const latest = Date.UTC(2100, 0, 1);
const millisecondsFrom = 100_000_000_000;

/**
 * A moment as senders write it → epoch ms, or `null` when it is none: ISO 8601 with a zone, or epoch
 * seconds or milliseconds as a number or digits. A time without a zone is `null`, since guessing one
 * moves it by hours. Only years 2000–2099 are believed.
 */
export function readTime(value: unknown): number | null {
	if (typeof value === 'number') return inRange(fromNumber(value));
	if (typeof value !== 'string') return null;
	const text = value.trim();
	if (/^\d{9,16}(\.\d{1,9})?$/.test(text)) return inRange(fromNumber(Number(text)));
	const match = iso.exec(text);
	return match ? inRange(fromIso(match)) : null;
}

/** From 10^11 on a number is milliseconds: as seconds it would be the year 5138. */
function fromNumber(value: number): number | null {
	if (!Number.isFinite(value)) return null;
	return Math.round(value >= millisecondsFrom ? value : value * 1000);
}

function fromIso(match: RegExpExecArray): number | null {
	const [year, month, day, hour, minute, second] = match
		.slice(1, 7)
		.map((part) => Number(part ?? 0)) as [number, number, number, number, number, number];
	const milliseconds = Math.floor(Number(`0.${match[7] ?? '0'}`) * 1000);
	if (hour > 23 || minute > 59 || second > 59) return null;
	const local = Date.UTC(year, month - 1, day, hour, minute, second, milliseconds);
	// Date.UTC rolls 30 February over into March; such a date is a mistake, not a moment.
	const back = new Date(local);
	if (back.getUTCMonth() !== month - 1 || back.getUTCDate() !== day) return null;
	const offset = offsetMinutes(match[8] ?? 'Z');
	return offset === null ? null : local - offset * 60_000;
}

function offsetMinutes(zone: string): number | null {
	if (zone === 'Z' || zone === 'z') return 0;
	const digits = zone.slice(1).replace(':', '');
	const hours = Number(digits.slice(0, 2));
	const minutes = Number(digits.slice(2));
	if (hours > 14 || minutes > 59) return null;
	return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

function inRange(time: number | null): number | null {
	return time !== null && time >= earliest && time < latest ? time : null;
}
