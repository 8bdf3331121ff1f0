import { moments, seed, survivesKills } from '../crash/kills';

describe(`main, webhook and worker killed at ${moments} moments (seed ${seed})`, () => {
	survivesKills({ queue: true });
});
