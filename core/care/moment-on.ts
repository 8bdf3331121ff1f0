import { type DayNumber, momentsOf } from '../calendar/wall-time';
import { minutesOf } from '../calendar/weekly-hours';

/** The moment at which a clock on the wall of a zone first shows a time on a day. */
export function momentOn(zone: string, on: DayNumber, at: string): number {
	const [moment = 0] = momentsOf(zone, on, [minutesOf(at) ?? 0]);
	return moment;
}
