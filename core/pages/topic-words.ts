import type { Say } from '../language/say';
import type { Topic } from '../model/consent';

/** How a topic is called on a page, e.g. `Short surveys after we did something for you`. */
export function topicWords(
	say: Say,
	{ purpose, metric }: Pick<Topic, 'purpose' | 'metric'>,
): string {
	return metric === null ? say(`topic.${purpose}`) : say(`topic.survey.${metric}`);
}
