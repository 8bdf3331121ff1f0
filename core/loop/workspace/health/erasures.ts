import { momentInWords } from '../../../language/time-words';
import { attention, type Look, ok } from './check';

/** So many nights were missed. */
const lateAfter = 2 * 86_400_000;

/** Whether the database's files are cleaned of those who were erased. */
export const erasures: Look = ({ erasures: counts, settings, language, now, say }) => {
	const { all, cleanedAt, waiting: count, oldest } = counts;
	const inWords = (at: number) => momentInWords(at, settings.timeZone, language);
	if (oldest !== null && now - oldest > lateAfter) {
		const text = say('health.erasures.late', { count, moment: inWords(oldest) });
		return attention(text, say('health.erasures.late.hint'));
	}
	if (count > 0) return ok(say('health.erasures.waiting', { count }));
	if (cleanedAt === null) return ok(say('health.erasures.none'));
	return ok(say('health.erasures.clean', { count: all, moment: inWords(cleanedAt) }));
};
