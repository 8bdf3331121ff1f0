/**
 * Outside text that is put into a text with marks, such as a name into the text of a mail: nothing in it is bold, a
 * link, a heading or the point of a list. Text without such signs stays as it is.
 */
export const withoutMarks = (text: string): string =>
	text
		.replace(/[\\*[\]<>]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|(?<=:)\/(?=\/)/g, '\\$&')
		.replace(/^(?:#|[-+](?=\s))/, '\\$&');
