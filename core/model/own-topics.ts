import { below, readList, readObject, readText } from './read-input';

/** An own topic as somebody writes it: its name, and terms with commas between them. */
export type OwnTopicRow = { topic: string; terms: string };

const most = 200;
const longest = { topic: 200, terms: 5_000 };

/**
 * Reads the topics that a workspace looks for beside the built-in ones.
 *
 * @throws InputError for one without a name or terms
 */
export function readOwnTopics(value: unknown, path: string): OwnTopicRow[] {
	return readList(value, path, readOwnTopic, most);
}

function readOwnTopic(value: unknown, path: string): OwnTopicRow {
	const row = readObject(value, path, ['topic', 'terms']);
	return {
		topic: readText(row.topic, below(path, 'topic'), longest.topic),
		terms: readText(row.terms, below(path, 'terms'), longest.terms),
	};
}
