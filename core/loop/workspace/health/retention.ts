import { sentencesInARow } from '../../../language/in-a-row';
import { momentInWords } from '../../../language/time-words';
import { retentionKeys } from '../../../model/retention';
import { goingInWords } from '../../retention/going';
import { attention, type HealthFacts, type Look, ok } from './check';

const day = 86_400_000;

/** What goes by then is told. */
export const retentionAhead = 30 * day;
/** The forgetting of so many nights has not come. */
const lateAfter = 3 * day;

/** What is forgotten next, and whether it is. */
export const retention: Look = (facts) => {
	const { settings, going, now, say } = facts;
	const isSet = retentionKeys.some(
		(key) => key !== 'activities' && settings.retention[key] !== null,
	);
	const runs = going.flatMap(({ lastRun }) => (lastRun === null ? [] : [Date.parse(lastRun)]));
	const last = runs.length === 0 ? null : Math.max(...runs);
	const kinds = goingInWords(going, say);
	if (last !== null && now - last > lateAfter && kinds !== '') {
		return attention(
			say('health.retention.late', { moment: momentOf(facts, last), kinds }),
			say('health.retention.late.hint'),
		);
	}
	if (!isSet) return ok(say('health.retention.none'));
	const soon =
		kinds === '' ? say('health.retention.quiet') : say('health.retention.soon', { kinds });
	const since =
		last === null ? '' : say('health.retention.last', { moment: momentOf(facts, last) });
	return ok(sentencesInARow([soon, since], say));
};

const momentOf = ({ settings, language }: HealthFacts, at: number): string =>
	momentInWords(at, settings.timeZone, language);
