import { momentInWords } from '../../../language/time-words';
import { attention, type Look, ok } from './check';

/** A customer was told that they get an answer: after a day nobody seems to be at it. */
const patience = 86_400_000;

/** Whether customers who asked for their data, or for its deletion, wait for it. */
export const dataRequests: Look = ({ requests, now, settings, language, say }) => {
	const { waiting, oldest } = requests;
	if (waiting === 0 || oldest === null) return ok(say('health.requests.none'));
	const since = momentInWords(oldest, settings.timeZone, language);
	const text = say('health.requests.waiting', { count: waiting, since });
	return now - oldest < patience ? ok(text) : attention(text, say('health.requests.hint'));
};
