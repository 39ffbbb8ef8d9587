# Answers of the chat bot, in the language of whoever wrote to it.

chat-added = הוספת המשתמש הושלמה בהצלחה.

## What the platforms show
chat-command = הזמנת אנשים וטיפול בהזמנות שלהם
chat-option-text = list, show, resend, revoke, approvals, link, confirm, unlink, help
chat-late-form = הטופס מוכן.
chat-button-open-form = פתיחת הטופס
chat-late-wrong = הטופס לא התקבל:
chat-card-in-messages = הכרטיס נמצא בהודעות שלך עם האפליקציה הזאת. שם הוא מתעדכן.
chat-servers-only = זה פועל רק בשרת, לא בהודעות ישירות.
chat-try-again = זה נמשך יותר מדי זמן. אפשר לנסות שוב: שום דבר לא נעשה פעמיים.
## What is said of a user
chat-revived = ההזמנה הקודמת הסתיימה, ולכן נשלחת הזמנה חדשה.
chat-taken = הכתובת הזו כבר תפוסה. היא שייכת ל:
chat-taken-unseen = הכתובת הזו כבר תפוסה.
chat-changed = בינתיים חל שינוי אצל { $name }. כדאי להסתכל שוב ואז להחליט.
chat-resent = הזמנה חדשה בדרך אל { $name }. קישורים קודמים כבר לא פועלים.
chat-revoke-sure = לבטל את ההזמנה של { $name }?
chat-revoke-means = הקישור יפסיק לפעול מיד. אפשר יהיה להזמין שוב מאוחר יותר.
chat-revoked = ההזמנה של { $name } בוטלה.
chat-no-such-user = אין כאן אף אחד עם הכתובת { $email }.
chat-gone = זה כבר לא קיים.
chat-copied = קישור ההזמנה עבור { $name }
chat-copied-care = כל מי שהקישור הזה בידיו יכול לקבוע את הסיסמה ולהצטרף במקום { $name }. יש למסור אותו רק לאדם הזה. ההודעה הזו מוצגת רק לך.
chat-copied-until = הקישור פועל עד { $until }.
chat-renewal = התקבלה מאת { $name } בקשה לקישור חדש.
chat-suppressed = דואר קודם לכתובת הזו חזר או דווח כספאם. יש לבדוק את הכתובת, ואם רוצים שם לקבל דואר.
chat-suppressed-type = אם הכול נכון, יש להקליד:

## Names of what a user has
chat-field-role = תפקיד
chat-field-language = שפה
chat-field-status = מצב
chat-field-mail = דואר
chat-field-ends = סיום הקישור
chat-field-ended = הקישור הסתיים
chat-field-accepted = מועד ההצטרפות
chat-field-inviter = הוזמן על ידי
chat-field-asked = מועד הבקשה
chat-field-lapses = תפוגה
chat-field-reason = סיבה

## Where a user stands
chat-status-added = נוסף, עדיין לא הוזמן
chat-status-pending-approval = ממתין לאישור
chat-status-invited = הוזמן
chat-status-active = חבר
chat-status-expired = תוקף ההזמנה פג
chat-status-revoked = ההזמנה בוטלה
chat-status-deactivated = מושבת

## What became of the mail
chat-mail-none = לא נשלח
chat-mail-queued = עומד להישלח
chat-mail-sent = נשלח
chat-mail-delivered = נמסר
chat-mail-delayed = מתעכב, יהיה ניסיון נוסף
chat-mail-bounced = חזר
chat-mail-complained = דווח כספאם
chat-mail-failed = לא היה אפשר לשלוח
chat-reason-address-rejected = אין תיבת דואר כזו
chat-reason-address-blocked = דואר לכתובת הזו כבר חזר בעבר
chat-reason-mailbox-full = תיבת הדואר מלאה
chat-reason-message-rejected = שרת הדואר סירב לקבל את ההודעה
chat-reason-mailbox-unavailable = שרת הדואר לא קיבל את ההודעה
chat-reason-refused = שירות הדואר סירב לשלוח
chat-reason-overdue = ההזמנה הסתיימה לפני כן
chat-reason-gave-up = היו ניסיונות במשך יומיים

## Buttons, at most 40 characters
chat-button-resend = שליחה חוזרת
chat-button-invite = שליחת הזמנה
chat-button-anyway = לשלוח בכל זאת
chat-button-revoke = ביטול ההזמנה
chat-button-revoke-now = כן, לבטל
chat-button-back = לא, להשאיר
chat-button-copy = העתקת הקישור
chat-button-open = פתיחה ב־Usher
chat-button-previous = הקודם
chat-button-next = הבא
chat-button-form = הוספת משתמש
chat-button-approve = אישור
chat-button-decline = דחייה
chat-button-approvals = מה ממתין לאישור
chat-button-link = קישור החשבון שלך
chat-button-link-again = קבלת ספרות חדשות
chat-button-unlink = כן, לנתק
chat-button-help = עזרה

## Forms: titles and buttons at most 24 characters, labels 45, hints 100
chat-form-add = הוספת משתמש
chat-form-add-submit = הוספה
chat-form-decline = דחייה
chat-form-decline-submit = דחייה
chat-input-first-name = שם פרטי
chat-input-last-name = שם משפחה
chat-input-email = כתובת דוא״ל
chat-input-language = שפה
chat-input-role = תפקיד
chat-input-mail = הודעת ברוכים הבאים
chat-input-mail-says = שליחת הודעת ברוכים הבאים עם קישור לקביעת סיסמה
chat-input-reason = סיבה
chat-input-reason-hint = הסיבה תוצג למי שהגיש את הבקשה.

## Lists
chat-list = משתמשים
chat-list-search = חיפוש
chat-list-page = עמוד { $page }
chat-list-empty = לא נמצא אף אחד.
chat-list-narrow = יש עוד. אפשר לצמצם את הרשימה לפי מצב או תחילת שם.

## Several people at once
chat-several = נוספו { $added } מתוך { $all } אנשים.
chat-several-taken = הכתובת כבר תפוסה
chat-several-suppressed = דואר קודם לכתובת הזו חזר
chat-several-skipped = לא נוסה

## What was mistyped
chat-meant = הכוונה הייתה { $meant }?
chat-nothing-done = לא בוצע שום שינוי.
chat-like-this = לדוגמה:
chat-known = אפשרויות: { $known }
chat-mistake-word = אין כאן פקודה בשם „{ $typed }”.
chat-mistake-no-address = חסרה כתובת דוא״ל.
chat-mistake-whom = את מי? יש להקליד כתובת דוא״ל:
chat-mistake-option = אין אפשרות בשם „{ $typed }”.
chat-mistake-language = „{ $typed }” אינה אחת מהשפות שלנו.
chat-mistake-mail = „{ $typed }” לא אומר דבר על הדואר.
chat-mistake-status = אין מצב בשם „{ $typed }”.
chat-mistake-role = אין כאן תפקיד בשם „{ $typed }”.
chat-mistake-twice = „{ $option }” מופיע פעמיים, עם ערכים שונים.
chat-mistake-name = חסר שם פרטי או שם משפחה עבור { $email }.
chat-mistake-address-for = חסרה כתובת הדוא״ל של { $typed }.
chat-mistake-many = { $count } אנשים הם יותר מדי. אפשר להוסיף עד { $max } בבת אחת.
chat-mistake-digits = יש להקליד את שש הספרות שמופיעות בדף:
chat-mistake-fields = אי אפשר להשתמש בזה כך:
chat-old-button = הכפתור הזה כבר לא פועל. יש להקליד את הפקודה שוב.

## What went wrong
chat-trouble-down = אי אפשר להגיע כרגע אל Usher. לא בוצע שום שינוי. אפשר לנסות שוב בעוד רגע.
chat-trouble-unsure = Usher לא השיב כצפוי. ייתכן שהבקשה בוצעה בכל זאת. אפשר לחזור עליה ללא חשש: אף אחד לא יתווסף פעמיים.
chat-trouble-again = כדי לחזור על הפעולה, יש להקליד:
chat-trouble-bot = הבוט לא מוגדר כראוי, ולכן לא בוצע שום שינוי. יש להודיע למי שמפעיל אותו.
chat-trouble-permission = אין לך הרשאה לעשות זאת ב־Usher.
chat-trouble-workspace = Usher לא משרת את סביבת העבודה הזו. אפשר לפנות למי שמפעיל אותו.
chat-trouble-wait = היו יותר מדי ניסיונות. אפשר לנסות שוב בעוד { $wait }.
chat-trouble-id = בקשה { $id }
chat-seconds = { $count ->
    [one] שנייה אחת
   *[other] { $count } שניות
}
chat-minutes = { $count ->
    [one] דקה אחת
   *[other] { $count } דקות
}
chat-hours = { $count ->
    [one] שעה אחת
   *[other] { $count } שעות
}

## Linking an account
chat-account = קישור החשבון שלך
chat-account-why = חשבון הצ׳אט הזה עדיין לא מקושר למשתמש של Usher, ולכן לא בוצע שום שינוי.
chat-account-open = 1. יש ללחוץ על הכפתור, להיכנס ולאשר שחשבון הצ׳אט הזה שלך.
chat-account-digits = 2. הדף יציג שש ספרות. יש להקליד אותן כאן כך:
chat-account-then = 3. אחר כך אפשר לחזור על מה שרצית לעשות.
chat-account-until = הדף פועל פעם אחת, עד { $until }. הוא מיועד רק לך: אין להעביר אותו הלאה.
chat-account-linked = החשבון שלך מקושר. כאן שמך { $name }.
chat-account-already = חשבון הצ׳אט הזה מקושר אל { $name }.
chat-account-to-unlink = כדי לנתק אותו, יש להקליד:
chat-account-ended = הספרות האלה כבר לא תקפות.
chat-account-unlink = לנתק את חשבון הצ׳אט הזה מ{ $name }?
chat-account-unlink-means = מאותו רגע לא תהיה לך אפשרות לעשות דבר מכאן, עד לקישור מחדש.
chat-account-unlinked = חשבון הצ׳אט הזה כבר לא מקושר.

## Approval by a second person
chat-waits = ההוספה של { $name } ממתינה לאישור.
chat-waits-change = השינוי ממתין לאישור.
chat-waits-who = הבקשה נשלחה לכל שאר האנשים שרשאים להעניק את התפקיד { $role }.
chat-waits-until = אם לא תתקבל החלטה עד { $until }, הבקשה תפוג.
chat-approvals = ממתין לאישור
chat-approvals-none = שום דבר לא ממתין לאישור.
chat-approvals-more = יש עוד. כדאי להחליט קודם על אלה.
chat-asks-add-user = בקשה מאת { $who }: להוסיף את { $name } בתפקיד { $role }.
chat-asks-invite-user = בקשה מאת { $who }: להזמין את { $name } בתפקיד { $role }.
chat-asks-change-user = בקשה מאת { $who }: לשנות את הפרטים של { $name } בתפקיד { $role }.
chat-asks-change-role = בקשה מאת { $who }: להעניק ל{ $name } את התפקיד { $role }.
chat-asks-reactivate-user = בקשה מאת { $who }: להחזיר את { $name } בתפקיד { $role }.
chat-asks-change-role-definition = בקשה מאת { $who }: לשנות את מה שהתפקיד { $role } מאפשר.
chat-asks-other = בקשה מאת { $who }: שינוי שנוגע לתפקיד { $role }.
chat-somebody = מישהו
chat-approved = אישרת את הבקשה.
chat-declined = דחית את הבקשה.
chat-approval-state = { $state ->
    [approved] הבקשה אושרה.
    [declined] הבקשה נדחתה.
    [lapsed] הבקשה פגה, כי לא התקבלה החלטה בזמן.
    [cancelled] הבקשה בוטלה.
   *[other] הבקשה ממתינה לאישור.
}

## News
chat-notice-mail-sent = הדואר אל { $name } נשלח.
chat-notice-mail-delivered = הדואר אל { $name } נמסר.
chat-notice-mail-delayed = הדואר אל { $name } מתעכב. יהיה ניסיון נוסף.
chat-notice-mail-bounced = הדואר אל { $name } חזר.
chat-notice-mail-complained = הדואר אל { $name } דווח כספאם.
chat-notice-mail-failed = לא היה אפשר לשלוח דואר אל { $name }.
chat-notice-accepted = ההזמנה של { $name } התקבלה.
chat-notice-declined = ההזמנה של { $name } נדחתה.
chat-notice-expired = תוקף ההזמנה של { $name } פג.
chat-notice-revoked = ההזמנה של { $name } בוטלה.
chat-notice-changed = הפרטים של { $name } השתנו.
chat-notice-deactivated = הגישה של { $name } הושבתה.
chat-notice-reactivated = הגישה של { $name } חודשה.
chat-notice-other = יש חדשות לגבי { $name }.
chat-notice-approval-approved = הבקשה שלך אושרה.
chat-notice-approval-declined = הבקשה שלך נדחתה.
chat-notice-approval-lapsed = הבקשה שלך פגה: לא התקבלה החלטה בזמן.
chat-notice-approval-cancelled = הבקשה שלך בוטלה: בינתיים חל שינוי.
chat-remedy-mail = יש לבדוק את הכתובת. אם היא נכונה, אפשר להעתיק את הקישור ולמסור אותו, או לשלוח שוב.

## Help
chat-help = מה אפשר להקליד
chat-help-form = פותח טופס להוספת משתמש
chat-help-add = מוסיף משתמש מיד
chat-help-several = מוסיף כמה אנשים, עד { $max }
chat-help-list = מציג משתמשים, גם לפי מצב או תחילת שם
chat-help-show = מציג משתמש
chat-help-resend = שולח הזמנה חדשה
chat-help-revoke = מבטל את ההזמנה
chat-help-approvals = מציג מה ממתין לאישור
chat-help-link = מקשר את חשבון הצ׳אט הזה אליך ב־Usher
chat-help-confirm = משלים את הקישור
chat-help-unlink = מנתק אותו
chat-help-help = מציג את זה
chat-help-languages = שפות: { $known }
chat-help-statuses = מצבים: { $known }
chat-help-mail = { "\u2066" }no-mail{ "\u2069" } מוסיף בלי לשלוח דואר. { "\u2066" }mail:force{ "\u2069" } שולח גם אם דואר קודם חזר.
