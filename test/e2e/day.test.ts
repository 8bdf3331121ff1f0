import { playsTheDay } from './a-day';

describe('a whole day on a real n8n', () => {
	playsTheDay();
});
