import { moments, seed, survivesKills } from '../crash/kills';

describe(`main, webhook and workers killed at ${moments} moments (seed ${seed})`, () => {
	// What a killed worker had taken is started again after that time.
	survivesKills({ queue: true, leaseMinutes: 1 });
});
