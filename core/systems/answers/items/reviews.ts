import { entryOf, isObject } from '../../../model/json';
import { answerOptions } from '../answer-options';
import type { ItemTool } from './item-tool';
import { readRow } from './table';

type Part = Record<string, unknown>;

/** What a review says, whatever its shop calls it. */
const names: Record<string, readonly string[]> = {
	id: ['id', 'reviewId', 'review_id', 'name', '评论ID', '评价编号'],
	rating: ['rating', 'stars', 'starRating', 'star_rating', 'score', '评分', '星级'],
	text: ['text', 'comment', 'body', 'content', 'review', '内容', '评价内容', '评论内容'],
	title: ['title', 'headline', '标题'],
	author: ['author', 'authorName', 'userName', 'reviewerNickname', 'nickname', '昵称', '作者'],
	at: [
		'updatedAt',
		'updateTime',
		'lastModified',
		'createdAt',
		'createdDate',
		'createTime',
		'created_at',
		'publishedAt',
		'date',
		'time',
		'时间',
		'评价时间',
	],
	url: ['url', 'link', '链接'],
	language: ['language', 'reviewerLanguage', 'lang', '语言'],
};

/** How Google Business writes stars. */
const stars: Record<string, number> = { ONE: 1, TWO: 2, THREE: 3, FOUR: 4, FIVE: 5 };

/**
 * Reviews from stores and social media, one an item. Rows with usual names are known, and so are what Google
 * Play, App Store Connect and Google Business answer; nobody's shape here was tried against the live service.
 */
export const reviews: ItemTool = {
	key: 'reviews',
	name: 'Reviews of a Store or Network',
	about: 'From HTTP Request or a sheet, one review an item: id, rating, text, author, date',
	listed: {
		names: { en: 'Reviews of stores and networks', 'zh-CN': '商店与社交媒体的评论' },
		proof: 'unproven',
	},
	options: answerOptions({
		tool: 'Reviews',
		question: { label: 'Field', example: 'rating' },
		field: { label: 'Field', hint: 'Fields that fill our event', example: 'author' },
		usual: { author: 'customer.name', url: 'attributes.url' },
		invitation: 'invitation',
	}),
	usual: { rating: 'rating', comment: 'text' },
	read: (item, given, beside) => {
		const flat = flatOf(item);
		const known = Object.fromEntries(
			Object.entries(names).flatMap(([ours, theirs]) => {
				const name = theirs.find((one) => isSaid(flat[one]));
				return name === undefined ? [] : [[ours, valueOf(flat[name])] as const];
			}),
		);
		const said = readRow(
			{ ...flat, ...known },
			{
				times: ['at'],
				ids: ['id'],
				title: ['title'],
				language: ['language'],
				added: [],
				hint: 'Name the field with the time "date", or fill in Answered At.',
			},
			beside,
		);
		const { rating, text } = known;
		return {
			...said,
			answers: {
				...(rating !== undefined && { rating }),
				...(text !== undefined && { text }),
				...askedFor(flat, given.rating, given.comment),
			},
		};
	},
};

const isSaid = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

/** Fields of one level: what lies deeper in Google Play's and Apple's answers is lifted up. */
function flatOf(item: Part): Part {
	const { comments, attributes, reviewer } = item;
	const first: unknown = Array.isArray(comments) ? comments[0] : undefined;
	const user = isObject(first) && isObject(first.userComment) ? first.userComment : {};
	const author = isObject(reviewer) ? { author: reviewer.displayName } : {};
	return { ...item, ...(isObject(attributes) ? attributes : {}), ...user, ...author };
}

/** Google Play writes a time as `{ seconds: "…" }`, Google Business stars as words. */
function valueOf(value: unknown): unknown {
	if (isObject(value)) return value.seconds ?? null;
	return typeof value === 'string' ? (entryOf(stars, value) ?? value) : value;
}

function askedFor(flat: Part, ...asked: ReadonlyArray<string | null>): Part {
	return Object.fromEntries(
		asked.flatMap((name) =>
			name !== null && Object.hasOwn(flat, name) ? [[name, valueOf(flat[name])]] : [],
		),
	);
}
