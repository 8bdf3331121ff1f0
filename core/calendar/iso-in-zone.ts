import { offsetIn } from './wall-time';

const minuteMs = 60_000;

/** A moment as the clocks of a zone show it, ISO 8601 with their offset: `2026-10-01T09:30:00.000+08:00`. */
export function isoInZone(timeZone: string, at: number): string {
	const offset = offsetIn(timeZone, at);
	const minutes = Math.abs(offset) / minuteMs;
	const two = (number: number) => String(Math.floor(number)).padStart(2, '0');
	const wall = new Date(at + offset).toISOString().slice(0, -1);
	return `${wall}${offset < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}
