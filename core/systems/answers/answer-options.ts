import { rowPath, rows, text, textList } from '../option/fields';
import { type OptionsOf, refined } from '../option/option';
import { fieldColumns, fieldOf } from '../source/field-columns';
import { ratingMapping } from './rating-mapping';

/** What a survey tool calls its things, for the words of the options that all tools have. */
export type AnswerWords = {
	/** As errors and menus call the tool. */
	tool: string;
	/** What names a question there, e.g. `Question ID`, and one of them. */
	question: { label: string; example: string };
	/** What names any field there that may fill ours, and one of them. */
	field: { label: string; hint: string; example: string };
	/** Fields that fill ours unless the admin says otherwise: ours by theirs. */
	usual: Record<string, string>;
	/** The hidden field in which a link of ours carries its invitation. */
	invitation: string;
};

/** The options by which an admin says what an answer of a tool means; every tool has these. */
export function answerOptions(words: AnswerWords) {
	const { question, field, usual } = words;
	return {
		rating: text({
			label: `Rating ${question.label}`,
			hint: 'The question whose answer is scored',
			example: question.example,
			fallback: null,
			main: true,
		}),
		scaleMapping: ratingMapping({
			none: 'As Satisfaction Score Says',
			hint: 'How the rating is read; whoever records the answer may say it, too',
			main: true,
		}),
		fields: refined(
			rows({
				label: 'Fields',
				hint: field.hint,
				row: 'Field',
				columns: {
					element: text({
						label: field.label,
						hint: 'As the tool has it',
						example: field.example,
						fallback: '',
					}),
					...fieldColumns,
				},
			}),
			(given, place) => {
				const fields = new Map(Object.entries(usual));
				for (const [index, row] of given.entries()) {
					if (row.element === '') continue;
					const own = fieldOf(row, rowPath(place, index));
					for (const [theirs, taken] of fields) if (taken === own) fields.delete(theirs);
					fields.set(row.element, own);
				}
				return fields;
			},
		),
		comment: text({
			label: `Comment ${question.label}`,
			hint: 'The question whose answer is the comment',
			example: 'why',
			fallback: null,
		}),
		invitation: text({
			label: 'Invitation Field',
			hint: 'Hidden field in which the link to the form carried the invitation, so that the answer finds it',
			example: words.invitation,
			fallback: words.invitation,
		}),
		surveys: textList({
			label: 'Survey IDs',
			hint: 'Surveys to take, separated by commas. Empty means all.',
		}),
	};
}

export type AnswerOptions = OptionsOf<ReturnType<typeof answerOptions>>;
