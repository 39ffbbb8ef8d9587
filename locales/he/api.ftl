# Answers of the API, in the caller's language.

user-added = הוספת המשתמש הושלמה בהצלחה.
user-accepted = ההצטרפות הושלמה.

## What an admin should look at again
warning-did-you-mean = ייתכן שנפלה טעות הקלדה בכתובת הזו. האם הכוונה היא אל { $suggestion }?

## What is wrong with one field
field-required = שדה חובה
field-unknown = שדה לא מוכר
field-wrong-type = הערך צריך להיות { $expected ->
    [text] טקסט
    [boolean] true או false
    [number] מספר
    [version] גרסה כמו ב-ETag, למשל "7"
    [list] רשימה
    [numbers] רשימה של מספרים שלמים
    [texts] רשימה של טקסטים
    [version] גרסה כמו "3"
   *[object] אובייקט
}
field-too-long = ארוך מ־{ $max } תווים
field-control-characters = מכיל תווי בקרה
field-contains-url = צריך להיות שם, בלי כתובת אינטרנט
field-email-malformed = לא כתובת דוא״ל
field-email-domain-missing = חסר שם מתחם, כמו example.com
field-email-local-not-ascii = לפני ה־@ יש אותיות ששרתי דואר לא יכולים למסור אליהן; יש להשתמש שם באותיות לטיניות ללא סימנים
field-unknown-language = לא אחד מהערכים { $known }
field-unknown-role = אין כאן תפקיד כזה
field-role-name-malformed = צריך להכיל 1 עד 40 תווים: אותיות a-z, ספרות 0-9, קו תחתון (_) ומקף (-), ולהתחיל באות
field-unknown-permission = יש כאן מה שאינו הרשאה: { $name }
field-too-many = יש יותר מ־{ $max } פריטים
field-instant-malformed = לא תאריך ושעה כמו 2026-12-31T23:59:59Z
field-not-in-future = צריך להיות בעתיד
field-unknown-status = לא אחד מהערכים { $known }
field-out-of-range = צריך להיות בין { $min } ל־{ $max }
field-cursor-invalid = לא סמן של הרשימה הזו
field-id-malformed = לא מזהה תקין
field-password-too-short = נדרשים לפחות { $min } תווים
field-password-too-long = מותרים לכל היותר { $max } תווים
field-password-mismatch = לא זהה בשני השדות
field-password-guessable = קל מדי לנחש – { $reason ->
    [common] זו אחת הסיסמאות הנפוצות ביותר
    [repeats] הסיסמה חוזרת על עצמה
    [sequence] הסיסמה היא רצף כמו abc או 6543
    [keyboard] הסיסמה עוקבת אחר שורות המקלדת
    [dates] קל לנחש תאריכים ושנים
    [names] קל לנחש שמות
    [personal] הסיסמה מורכבת מהשם, מהדוא״ל או מהארגון שלך
    [word] קל לנחש מילה בודדת
   *[other] כדאי להוסיף עוד מילה או שתיים
}

## Problems
problem-invalid = חלק ממה ששלחת לא ניתן לשימוש כפי שהוא.
problem-malformed-json = תוכן הבקשה אינו JSON תקין.
problem-unsupported-media-type = יש לשלוח את תוכן הבקשה כ־application/json.
problem-body-too-large = תוכן הבקשה גדול מ־{ $max } בתים.
problem-not-found = אין כאן דבר בכתובת הזו או במזהה הזה.
problem-method-not-allowed = הכתובת הזו לא מקבלת את המתודה הזו.
# An isolate (UAX #9) keeps the header in its own order.
problem-api-key-missing = יש לשלוח מפתח API בצורה ”{ "\u2066" }Authorization: Bearer usher_…{ "\u2069" }”.
problem-api-key-invalid = מפתח ה־API לא מוכר, בוטל או שתוקפו פג.
problem-permission-missing = לכך נדרשת ההרשאה { $permission }.
problem-role-exceeds-caller = התפקיד { $role } מאפשר יותר ממה שמותר לך, ולכן אין לך אפשרות להעניק או לנהל אותו.
problem-email-taken = כבר קיים משתמש עם כתובת הדוא״ל הזו.
problem-conflict = בוצע כאן שינוי אחר באותו זמן. יש לקרוא את הנתונים שוב ואז לחזור על הפעולה.
problem-no-link = למשתמש הזה אין הזמנה שאפשר לקשר אליה.
problem-invite-not-found = ההזמנה הזו לא קיימת או שבוטלה.
problem-invite-expired = תוקף ההזמנה פג.
problem-invite-superseded = נשלחה הזמנה חדשה יותר; רק העדכנית ביותר פועלת.
problem-invite-already-accepted = ההזמנה הזו כבר מומשה.
problem-unavailable = השירות עמוס. אפשר לנסות שוב בעוד רגע.
problem-timeout = הפעולה ארכה יותר מדי זמן והופסקה.
problem-internal = משהו השתבש אצלנו.
problem-version-mismatch = חל כאן שינוי מאז שקראת את הנתונים. יש לקרוא אותם שוב ואז להחליט.
problem-repeated = השינוי הזה כבר בוצע.
problem-idempotency-key-reused = ה־Idempotency-Key הזה כבר שימש בקשה אחרת. יש להשתמש בחדש.
problem-under-way = אותה בקשה כבר בטיפול. אפשר לנסות שוב בעוד רגע.
problem-answer-lost = השינוי הזה כבר בוצע, אבל התשובה עליו אבדה. אפשר לקרוא את התוצאה.
problem-too-many-requests = היו יותר מדי ניסיונות. יש להמתין { $seconds } שניות ואז לנסות שוב.
problem-own-permissions = הפעולה הזו תיקח ממך הרשאות. יש לבקש זאת מאדם אחר בהנהלת המערכת.
problem-last-super-admin = אין אף אחד אחר עם כל ההרשאות. יש להעניק קודם את התפקיד super_admin לאדם אחר.
problem-wrong-status = אי אפשר לבצע זאת כל עוד מצב המשתמש הוא { $status }.

## Sessions and passwords
field-password-wrong = לא הסיסמה הנוכחית שלך
problem-session-ended = החיבור הזה הסתיים. יש להיכנס שוב.
problem-sign-in-failed = כתובת הדוא״ל והסיסמה לא תואמות.
problem-csrf = שינוי שמתבקש מדפדפן צריך לכלול את אסימון החיבור ב־X-CSRF-Token, ולהגיע מדף של השירות הזה.
problem-session-required = הפעולה הזו אפשרית רק אחרי כניסה אישית; מפתח API לא מספיק.
problem-reset-ended = הקישור הזה פועל פעם אחת, ובמשך 15 דקות. אפשר לבקש קישור חדש.
reset-requested = אם יש לך מקום בצוות עם כתובת הדוא״ל הזו, קישור כבר בדרך אליך.
reset-done = הסיסמה החדשה נשמרה. אפשר להיכנס איתה.
## Settings of the organization
field-email-domain-not-allowed = צריכה להיות כתובת בשם מתחם שהארגון שלך מאשר: { $allowed }
field-email-domain-not-admitted = צריכה להיות כתובת בשם מתחם שהארגון שלך מאשר
field-domain-malformed = יש כאן ערך שאינו שם מתחם כמו example.com
field-sender-domain = צריכה להיות כתובת ב־{ $domain }, כי רק שם המתחם הזה מוגדר לדואר
# An isolate keeps the name and the address in their own order.
field-sender-malformed = צריכה להיות כתובת, או שם וכתובת כמו { "\u2066" }Acme <invites@example.com>{ "\u2069" }
field-lifetime-invalid = צריך להיות משך זמן משעה אחת עד 30 יום, כמו 7d או 36h
field-holds-url = אסור שתהיה כאן כתובת אינטרנט
problem-picture-expected = יש לשלוח את הלוגו כ־image/png, כ־image/jpeg או כ־image/webp.
field-picture-malformed = אינו תמונה בתבנית PNG, JPEG או WebP
field-picture-too-large = רחב או גבוה יותר מ־{ $max } פיקסלים
## Addresses that should get no more mail
problem-address-suppressed = { $reason ->
    [complained] הודעה קודמת לכתובת הזו דווחה כספאם. כדאי לברר אם הודעות רצויות שם; אם כן, יש לחזור על הבקשה עם ”force”.
   *[bounced] הודעה קודמת לכתובת הזו חזרה. כדאי לבדוק את הכתובת; אם היא נכונה, יש לחזור על הבקשה עם ”force”.
}
## Roles and API keys
problem-role-exists = כבר קיים תפקיד בשם הזה.
problem-role-built-in = התפקיד הזה מגיע עם Usher, ואי אפשר ליצור, לשנות או למחוק אותו.
problem-role-in-use = התפקיד הזה בשימוש של אדם או של מפתח API. יש להעניק קודם תפקיד אחר או לבטל את המפתח.
problem-too-many-roles = כבר יש { $max } תפקידים. יש למחוק קודם תפקיד שאין בו צורך.
problem-too-many-keys = כבר יש לך { $max } מפתחות API פעילים. יש לבטל קודם מפתח שאין בו צורך.
problem-creator-not-active = מפתח API פועל בשם מי שיוצרים אותו, ולכן רק מי שפעילים בארגון יכולים ליצור אותו.
## Fields of the audit trail
field-unknown-actor = לא user:ID או key:ID (כאשר ID הוא מזהה), וגם לא system
field-chat-account-malformed = אינו חשבון צ׳אט כגון slack:T1:U1
field-chat-workspace-malformed = אינו סביבת עבודה של צ׳אט כגון slack:T1 או discord:*
field-kinds-malformed = לא רשימה של סוגים, כמו added,accepted
field-unknown-order = לא newest ולא oldest
field-day-malformed = לא יום, כמו 2026-11-24
field-days-reversed = קודם ליום הראשון
field-too-many-days = כולל יותר מ־{ $max } ימים
## Notices in chat
field-too-many-bytes = ארוך מ־{ $max } בתים
field-too-far-ahead = צריך להיות לכל היותר שעה קדימה
field-unknown-outcome = אינו told ואינו undeliverable
problem-claim-lost = ההודעה הזאת כבר לא שלך: מישהו אחר לקח אותה, או שהזמן שלה עבר. יש לבקש את ההודעות שוב.

## Files of users
field-not-utf8 = לא UTF-8 החל מבית מספר { $max }; יש לשמור כ־”CSV UTF-8”
field-not-text = זה UTF-16 או לא טקסט בכלל; יש לשמור כ־”CSV UTF-8”
field-quote-never-closes = בשורה { $max } נפתחות מירכאות שלא נסגרות
field-no-rows = אין שורות מתחת לשורת הכותרת
field-too-many-rows = יש יותר מ־{ $max } שורות; צריך לפצל את הקובץ
field-unknown-column = לא עמודה מוכרת; העמודות המוכרות הן first_name, last_name, email, language, role ו־send_welcome_email
field-missing-column = עמודה שחסרה בשורת הכותרת
field-column-twice = עמודה שמופיעה פעמיים בשורת הכותרת
field-wrong-length = צריכים להיות { $max } תאים, כמו בשורת הכותרת
field-row-too-long = ארוכה מ־{ $max } בתים
field-quote-misplaced = יש טקסט אחרי מירכאות סוגרות

import-member = כבר חלק מהצוות
import-pending = ההוספה או ההזמנה כבר בוצעה
import-duplicate = אותה כתובת דוא״ל כמו בשורה { $row }
import-role-not-allowed = התפקיד מאפשר יותר ממה שמותר לך
import-suppressed = הודעות קודמות לכתובת הדוא״ל הזו לא הגיעו

problem-csv-expected = יש לשלוח את הקובץ כ־text/csv.
problem-import-changed = הייבוא הזה הוא לא זה שבדקת. יש לבדוק אותו שוב ואז להחליט.
problem-import-ended = מצב הייבוא הזה הוא { $state }: לא נותר מה לעשות.
field-unknown-verdict = לא אחד מהערכים { $known }, וגם לא rejected

## חשבונות צ'אט ובוטים
problem-on-behalf-not-allowed = רק מפתח של בוט רשאי לשלוח Usher-On-Behalf-Of, עבור החשבון שבו מדובר, ולא כל דבר אפשר לעשות מהצ'אט.
problem-not-linked = חשבון הצ'אט הזה אינו מקושר לחבר פעיל.
problem-workspace-not-served = המפתח הזה אינו משרת את סביבת העבודה של חשבון הצ'אט.
problem-bot-required = רק מפתח של בוט יכול לעשות זאת.
problem-bot-exceeds-caller = מפתח של בוט עשוי לפעול עם users:read,‏ users:invite ו-users:manage, ולכן רק מי שיש לו את שלושתם יכול ליצור או לבטל אותו.
problem-link-code-ended = אין בקשה פתוחה לקישור חשבון הצ'אט הזה. יש לבקש קישור חדש ולהתחיל מחדש.
field-empty = צריך לפחות פריט אחד
field-unknown-key-kind = אינו program ולא bot
field-unknown-user = אינו מזהה של אף אחד
field-digits-malformed = צריך להיות שש הספרות שמוצגות בדף
field-digits-wrong = אינן הספרות שמוצגות בדף; ניסיונות שנותרו: { $left }
chat-linked = חשבון ה-{ $platform } שלך מקושר כעת אל { $name } ‏({ $email }).
## Approval by a second person
approval-asked = הבקשה ממתינה לאישור של אדם נוסף.
problem-person-required = רק חבר צוות פעיל, או מפתח שנוצר בידי אחד מהם, יכול לעשות זאת.
problem-own-request = הבקשה שלך או נוגעת אליך: ההחלטה בידי אדם אחר.
problem-no-approver = הפעולה דורשת אישור, ואין כאן אדם נוסף שרשאי לתת אותו. יש לצרף קודם אדם נוסף עם ההרשאה הזו.
problem-approval-pending = שינוי של המשתמש הזה כבר ממתין לאישור. יש להחליט בו או לבטל אותו קודם.
problem-approval-ended = הבקשה הזו כבר הוכרעה או בוטלה, או שזמנה עבר.
problem-approval-overtaken = מה שהבקשה נגעה לו השתנה בינתיים, ולכן היא בוטלה. שום דבר לא שונה.
problem-requester-lost-rights = מי שביקשו זאת כבר לא רשאים לעשות זאת, ולכן הבקשה בוטלה. שום דבר לא שונה.
problem-role-needs-approval = התפקיד הזה דורש אישור. יש להסיר קודם את הסימון, ואדם נוסף צריך לאשר זאת.
import-no-approver = התפקיד דורש אישור, ואין כאן אדם נוסף שרשאי לתת אותו
