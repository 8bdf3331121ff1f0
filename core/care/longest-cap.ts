import type { CareSettings } from '../model/care-settings';
import type { ContactPolicy } from '../model/settings';

type Caps = { care: CareSettings; policy: Pick<ContactPolicy, 'capPerMetric' | 'capOverall'> };

const day = 86_400_000;

/** How far back a cap of surveys or care looks, ms. A reader who wants to hear less waits twice as long. */
export function longestCap({ policy, care }: Caps): number {
	const caps = [
		policy.capOverall,
		...Object.values(policy.capPerMetric),
		care.caps.near,
		care.caps.far,
		care.capTogether,
	];
	return 2 * day * Math.max(0, ...caps.map((cap) => cap?.days ?? 0));
}
