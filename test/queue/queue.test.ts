/**
 * Queue mode with real processes: an n8n that serves no production webhook, a webhook process and a
 * worker, over PostgreSQL and Redis.
 */
import { playsTheDay } from '../e2e/a-day';

describe('a whole day in queue mode', () => {
	playsTheDay({ queue: true });
});
