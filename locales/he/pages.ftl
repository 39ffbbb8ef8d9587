# The invitee's pages.

accept-title = הצטרפות אל { $organization }
accept-heading = ברוך בואך, { $first_name }
accept-intro = קיבלת הזמנה מאת { $inviter } להצטרף אל { $organization }. כדי להצטרף צריך רק לבחור סיסמה.
accept-intro-no-inviter = קיבלת הזמנה להצטרף אל { $organization }. כדי להצטרף צריך רק לבחור סיסמה.
accept-button = שמירת הסיסמה והצטרפות
accept-expires = ההזמנה בתוקף עד { $date }.

field-email = דוא״ל
field-email-hint = הכתובת שאליה נשלחה ההזמנה.
field-password = סיסמה
field-password-again = הסיסמה, פעם נוספת
show-password = הצגה
hide-password = הסתרה

rules-heading = סיסמה טובה
rule-length = מכילה { $min } עד { $max } תווים; כמה מילים אקראיות הן בחירה טובה
rule-guessable = אינה מהסיסמאות הנפוצות, ואינה מורכבת מהשם או מכתובת הדוא״ל שלך
rule-anything = יכולה להכיל רווחים ואותיות בכל שפה, ואפשר להדביק אותה

problems-heading = עוד רגע וזה מוכן

not-me-summary = ההזמנה הזו לא נועדה לי
not-me-text = נבטל את ההזמנה ונודיע על כך למי ששלחו אותה. לאחר מכן אי אפשר יהיה להצטרף באמצעותה.
not-me-confirm = כן, ההזמנה הזו לא נועדה לי
not-me-button = ביטול ההזמנה
not-me-unconfirmed = יש לסמן קודם את התיבה, כדי ששום דבר לא יבוטל בטעות.
not-me-done-title = ההזמנה בוטלה
not-me-done-text = תודה על העדכון. אין צורך לעשות דבר נוסף.

accepted-title = ההצטרפות הושלמה
accepted-text = מעכשיו, { $first_name }, יש לך מקום בצוות של { $organization }. הכניסה היא עם { $email } והסיסמה החדשה שלך.
sign-in = כניסה

expired-title = תוקף ההזמנה פג
expired-text = ההזמנה הייתה בתוקף עד { $date }. אפשר לבקש קישור חדש, ונשלח אותו לכתובת שאליה נשלחה ההזמנה.
expired-button = שליחת קישור חדש
renewed-title = קישור חדש בדרך אליך
renewed-text = כדאי לבדוק את תיבת הדואר בעוד דקה. רק הקישור העדכני ביותר פועל.

superseded-title = נשלחה הודעה חדשה יותר
superseded-text = הקישור הזה הוחלף. ההודעה העדכנית ביותר מאת { $organization } נמצאת בתיבת הדואר שלך.

already-title = כבר הצטרפת
already-text = ההזמנה הזו כבר מומשה. אפשר להיכנס עם הסיסמה שבחרת.

not-found-title = הקישור הזה לא פועל
not-found-text = ייתכן שהוא נקטע בהעתקה, או שההזמנה בוטלה. אפשר לפתוח שוב את הקישור מתוך ההודעה, או לפנות למי ששלחו את ההזמנה.

busy-title = רק רגע, בבקשה
busy-text = לא הצלחנו להשלים את הפעולה כרגע. שום דבר לא השתנה: אפשר לחזור אחורה ולנסות שוב.

too-many-title = יותר מדי בבת אחת
too-many-text = מה ששלחת היה גדול מדי. אפשר לחזור אחורה ולנסות שוב.
