import { until } from '../../sandbox/until';
import { patience } from './visitor';

/** Expects something again and again until it holds: what a page does by itself takes its time. */
export async function eventually(
	what: string,
	expectation: () => Promise<void> | void,
): Promise<void> {
	const held = async () => {
		await expectation();
		return true;
	};
	await until(what, held, { within: patience, every: 50 });
}
