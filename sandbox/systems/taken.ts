import type { Simulated } from './simulated';

type FaultOf = NonNullable<Simulated['push']>['faultOf'];

/** For a system to which any 2xx within its patience, ms, is a delivery. */
export const takenWithin =
	(patience: number): FaultOf =>
	({ status, took }) => {
		if (status < 200 || status > 299) return `answered ${status}`;
		return took > patience ? `answered after ${took} ms; ${patience} ms are waited` : null;
	};
