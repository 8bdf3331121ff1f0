import type { Campaign } from './campaign';
import type { Done } from './step-times';

/**
 * The first step that nothing was decided about for good; -1 = there is none left. A step is known by its place,
 * and one that was sent by what it says, too: where others are put before it, it is not sent again.
 */
export function nextStep({ steps }: Pick<Campaign, 'steps'>, done: readonly Done[]): number {
	const sent = done.filter(({ outcome }) => outcome === 'sent');
	return steps.findIndex(({ mark }, at) => {
		if (done.some(({ step }) => step === at)) return false;
		const alike = steps.slice(0, at).filter((one) => one.mark === mark).length;
		return sent.filter((one) => one.mark === mark).length <= alike;
	});
}
