import { sayIn } from './say';
import { hoursOf } from './time-words';

/**
 * A length of working time, e.g. `4 working hours`, `90 working minutes`, `4个工作小时`.
 *
 * @param span ms
 */
export function workingHoursInWords(span: number, language: string): string {
	const say = sayIn(language);
	const { count, unit } = hoursOf(span);
	if (count === 1) return say(unit === 'hour' ? 'thanks.workingHour' : 'thanks.workingMinute');
	return say(unit === 'hour' ? 'thanks.workingHours' : 'thanks.workingMinutes', { count });
}
