import { moments, seed, survivesKills } from './kills';

describe(`n8n killed at ${moments} moments (seed ${seed})`, () => {
	survivesKills();
});
