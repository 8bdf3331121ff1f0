import { wordsInARow } from '../../../language/in-a-row';
import { attention, type Look, ok } from './check';

/** Whether a campaign has stopped itself, since too many opted out. */
export const care: Look = ({ stoppedCare, language, say }) => {
	if (stoppedCare.length === 0) return ok(say('health.care.ok'));
	const words = stoppedCare.map(({ campaign, optOuts, sent }) => {
		const percent = sent === 0 ? 0 : (100 * optOuts) / sent;
		const share = percent.toLocaleString(language, { maximumFractionDigits: 1 });
		return say('health.care.campaign', { campaign, optOuts, sent, share });
	});
	return attention(
		say('health.care.stopped', { campaigns: wordsInARow(words, say) }),
		say('health.care.hint'),
	);
};
