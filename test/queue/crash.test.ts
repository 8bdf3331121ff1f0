import { moments, seed, survivesKills } from '../crash/kills';

describe(`main, webhook and workers killed at ${moments} moments (seed ${seed})`, () => {
	survivesKills({ queue: true });
});
